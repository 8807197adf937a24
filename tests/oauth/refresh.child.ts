/** A process that refreshes what is due, to be killed at the point that KEYRACK_FAILPOINT names. */
import { readEnv } from "@/lib/env";
import { refreshDue } from "@/lib/grants/upkeep";
import { startInstallation, stopInstallation } from "@/lib/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";

const result = readEnv();
if (!result.ok) throw new Error(result.problems.map(({ name, message }) => `${name} ${message}`).join("\n"));
vendorConnector("v");
const home = await startInstallation(result.env);
process.stdout.write(`refreshed ${await refreshDue(home)}\n`);
await stopInstallation();
