/** A process that sends what waits, to be killed at the point that KEYRACK_FAILPOINT names. */
import { readEnv } from "@/lib/env";
import { startInstallation, stopInstallation } from "@/lib/installation";
import { deliverDue, freeMessages } from "@/lib/notifications/deliver";
import { planMessages } from "@/lib/notifications/plan";

const result = readEnv();
if (!result.ok) throw new Error(result.problems.map(({ name, message }) => `${name} ${message}`).join("\n"));
const home = await startInstallation(result.env);
const later = () => Date.now() + 120_000;
await freeMessages(home);
await planMessages(home, later());
process.stdout.write(`sent ${await deliverDue(home, { now: later })}\n`);
await stopInstallation();
