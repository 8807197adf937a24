import { readEnv } from "@/lib/env";
import { serve } from "./serve";

/** The command line: one word says what to do. */
const [command = "serve"] = process.argv.slice(2);

if (command === "serve") await serve(environment());
else {
  process.stderr.write(`keyrack: there is no command "${command}". Commands: serve.\n`);
  process.exit(64);
}

/** Exits with 78 (EX_CONFIG) and one line for each wrong setting. */
function environment() {
  const result = readEnv();
  if (result.ok) return result.env;
  for (const { name, message } of result.problems) process.stderr.write(`keyrack: ${name} ${message}\n`);
  process.exit(78);
}
