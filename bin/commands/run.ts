import { spawn } from "node:child_process";
import { constants } from "node:os";
import { inheritedEnvironment } from "@/lib/env";
import { fillReferences } from "@/lib/environment-references";
import { type Mask, maskOf } from "@/lib/masking";

export const help = `keyrack run -- COMMAND [ARGUMENT …]

Starts a command with an environment whose references are filled from a running Keyrack:

  DATABASE_PASSWORD=keyrack://cr_…/password     one field of one credential
  STRIPE_KEY=keyrack://@stripe/apiKey           by the alias of a flow's token

Secrets are cut out of what the command prints, its exit code becomes this one's, and
KEYRACK_TOKEN is not passed on to it.

  KEYRACK_URL      the address of Keyrack
  KEYRACK_TOKEN    an API token with the scope secret:read; never an argument
`;

/** The exit code to end with: that of the command, 127 when there is none of that name, 128 + n after a signal. */
export async function start(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words[0] === "--" ? words.slice(1) : words;
  if (command === undefined) {
    process.stderr.write(`keyrack run: say what to start.\n\n${help}`);
    return 64;
  }
  const { variables, secrets } = await fillReferences(inheritedEnvironment());
  const child = spawn(command, rest, {
    env: variables as unknown as NodeJS.ProcessEnv,
    stdio: ["inherit", "pipe", "pipe"],
  });
  passOn(child.stdout, process.stdout, maskOf(secrets));
  passOn(child.stderr, process.stderr, maskOf(secrets));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      process.stderr.write(`keyrack run: ${command} cannot be started: ${error.code ?? error.message}.\n`);
      resolve(error.code === "ENOENT" ? 127 : 126);
    });
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

function passOn(from: NodeJS.ReadableStream, to: NodeJS.WritableStream, mask: Mask): void {
  from.on("data", (chunk: Buffer) => {
    if (!to.write(mask.push(chunk))) {
      from.pause();
      to.once("drain", () => from.resume());
    }
  });
  from.on("end", () => to.write(mask.end()));
}
