import { execFileSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";

/** What was measured on, one line of Markdown each. */
export function machine(command: string): string[] {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "an unnamed processor";
  return [
    `- ${processors.length} cores of ${model}, ${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    `- ${type()} ${release()}, Node ${process.version.slice(1)}`,
    `- ${new Date().toISOString().slice(0, 10)}, commit ${commit()}`,
    `- \`${command}\``,
  ];
}

function commit(): string {
  try {
    const git = (...words: string[]) => execFileSync("git", words, { encoding: "utf8", stdio: "pipe" }).trim();
    return git("rev-parse", "--short", "HEAD");
  } catch {
    // A copy without its history can be measured too.
    return "unknown";
  }
}
