import { installation, publicUrl } from "./installation";
import { log } from "./log";
import { startSchedule } from "./schedule";
import { isSetUp, newSetupCode, setUpFromEnvironment } from "./setup";

/** What happens once when the process starts. Throws what `exitCodeOf` understands. */
const key = Symbol.for("keyrack.booted");
const shared = globalThis as { [key]?: Promise<void> };

export function boot(): Promise<void> {
  shared[key] ??= begin();
  return shared[key];
}

async function begin(): Promise<void> {
  const { vault } = await installation();
  const { url } = await publicUrl();
  if (await setUpFromEnvironment()) log("info", "set up from the environment", { url });
  log("info", "ready", { url, key: vault.fingerprint, keySource: vault.source });
  startSchedule();
  if (await isSetUp()) return;
  const code = await newSetupCode();
  // For a person who looks at the terminal, so not as JSON.
  process.stdout.write(
    `\n  Keyrack is waiting for its owner.\n\n    Open         ${url}/setup\n    Set-up code  ${code}\n\n`,
  );
}
