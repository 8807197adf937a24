import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Env, readEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { exitCodeOf } from "@/lib/vault/refusal";

/** The command line: one word says what to do. Only what that command needs is loaded. */
type Command = {
  help: string;
  /** The exit code to end with; undefined: it goes on. `env` exits when a setting is wrong; `dir` is where this file lies. */
  start(words: readonly string[], env: () => Env, dir: string): Promise<number | undefined>;
};

const commands: Readonly<Record<string, { about: string; load(): Promise<Command> }>> = {
  serve: { about: "start the portal", load: () => import("./commands/serve") },
  health: { about: "ask the running portal whether it is ready", load: () => import("./commands/health") },
  verify: { about: "check the audit trail and open every credential", load: () => import("./commands/verify") },
  backup: { about: "write everything to one file", load: () => import("./commands/backup") },
  restore: { about: "put a backup into an empty folder", load: () => import("./commands/restore") },
  activate: { about: "put a restored copy into service", load: () => import("./commands/activate") },
  copy: { about: "carry everything to PostgreSQL or back", load: () => import("./commands/copy") },
  key: { about: "show or change the master key", load: () => import("./commands/key") },
  export: { about: "write credentials to a sealed file", load: () => import("./commands/export") },
  import: { about: "read credentials from a file", load: () => import("./commands/import") },
  password: { about: "give somebody a new password", load: () => import("./commands/password") },
  token: { about: "make an API token", load: () => import("./commands/token") },
  run: { about: "start a program with secrets in its environment", load: () => import("./commands/run") },
};

await main(process.argv.slice(2));

async function main([name = "serve", ...words]: string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? await commands[name]?.load() : undefined;
  if (command) return begin(name, command, words);
  const asked = name === "--help" || name === "-h" || name === "help";
  const list = Object.entries(commands).map(([key, { about }]) => `  ${key.padEnd(8)} ${about}`);
  const text = `Commands:\n${list.join("\n")}\n\nkeyrack COMMAND --help tells more.\n`;
  if (asked) process.stdout.write(text);
  else process.stderr.write(`keyrack: there is no command "${name}". ${text}`);
  process.exitCode = asked ? 0 : 64;
}

async function begin(name: string, command: Command, words: readonly string[]): Promise<void> {
  const own = words.includes("--") ? words.slice(0, words.indexOf("--")) : words;
  if (name === "run" ? own[0] === "--help" : own.includes("--help")) {
    process.stdout.write(command.help);
    return;
  }
  try {
    const code = await command.start(words, environment, dirname(fileURLToPath(import.meta.url)));
    if (code !== undefined) process.exit(code);
  } catch (error) {
    process.stderr.write(`keyrack ${name}: ${sentenceOf(error)}\n`);
    process.exit(exitCodeOf(error) ?? (isUsage(error) ? 64 : 1));
  }
}

function sentenceOf(error: unknown): string {
  const fields = error instanceof AppError ? Object.entries(error.fields) : [];
  const more = fields.map(([key, message]) => `\n  ${key}: ${message}`).join("");
  return `${error instanceof Error ? error.message : String(error)}${more}`;
}

/** What the reader of arguments complains about. */
function isUsage(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** Exits with 78 (EX_CONFIG) and one line for each wrong setting. */
function environment(): Env {
  const result = readEnv();
  if (result.ok) return result.env;
  for (const { name, message } of result.problems) process.stderr.write(`keyrack: ${name} ${message}\n`);
  process.exit(78);
}
