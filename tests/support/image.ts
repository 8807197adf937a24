import { chownSync, copyFileSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, isAbsolute, join } from "node:path";

/**
 * The image that scripts/container.sh has built, and how an engine would start it: its own user, entry and variables, a root
 * that cannot be written to, no capabilities, one folder as /data, and secrets as files.
 */
export type Image = { root: string; config: Config };
export type Config = {
  User: string;
  Env: string[];
  Cmd: string[];
  Entrypoint: string[];
  Volumes: Record<string, object>;
  WorkingDir: string;
  StopSignal: string;
  Healthcheck: { Test: string[] };
};

/** What KEYRACK_IMAGE_ROOT (its mounted file system) and KEYRACK_IMAGE_JSON (what buildah says of it) name. */
export function theImage(): Image | undefined {
  const { KEYRACK_IMAGE_ROOT: root, KEYRACK_IMAGE_JSON: inspected } = process.env;
  if (!root || !inspected) return undefined;
  return { root, config: JSON.parse(readFileSync(inspected, "utf8")).Docker.config };
}

/** A program and its arguments that run `command` in the image; only root can. */
export function insideImage({ root }: Image, data: string, secrets: string, command: readonly string[]): string[] {
  return [
    "unshare",
    "--mount",
    "--propagation",
    "private",
    "scripts/container/run.sh",
    root,
    data,
    secrets,
    ...command,
  ];
}

export function imageEnv({ config }: Image): Record<string, string> {
  return Object.fromEntries(
    config.Env.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

/** Lets the user of the image have a folder or file of this machine. */
export function give(path: string): void {
  chownSync(path, 1000, 1000);
}

/** Settings that name a file of this machine name a secret of the container instead, which holds the same. */
export function withSecrets(settings: Record<string, string>): { settings: Record<string, string>; secrets: string } {
  const secrets = mkdtempSync(join(tmpdir(), "keyrack-secrets-"));
  give(secrets);
  const moved = Object.entries(settings).map(([name, value]) => {
    if (!isAbsolute(value) || !existsSync(value)) return [name, value];
    const copy = join(secrets, basename(value));
    copyFileSync(value, copy);
    give(copy);
    return [name, `/run/secrets/${basename(value)}`];
  });
  return { settings: Object.fromEntries(moved), secrets };
}
