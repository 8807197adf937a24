import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatMasterKey, generateMasterKey } from "@/lib/vault/master-key";
import { bundledServer, type Running, startServer } from "@/tests/durability/process";

/** Nodes of one installation: processes with a data folder each, one database and one master key. */
export type Node = Running & {
  pid: number;
  dataDir: string;
  /** To its process: SIGSTOP and SIGCONT do not end it. */
  signal(name: NodeJS.Signals): void;
  /** What a deed gave. Throws with status and text when it was refused. */
  does<T = unknown>(...words: readonly (string | number)[]): Promise<T>;
};

export type Nodes = {
  /** What every node of the installation is started with. */
  settings: Record<string, string>;
  /** Without a database it keeps its rows in its data folder. */
  start(
    databaseUrl: string | undefined,
    options?: { dataDir?: string; settings?: Record<string, string> },
  ): Promise<Node>;
  /** Ends all of them. */
  kill(): Promise<unknown>;
  /** Ends all of them and removes their folders. */
  stop(): Promise<void>;
};

export async function prepareNodes(): Promise<Nodes> {
  const bundle = await bundledServer("tests/nodes/node.ts");
  const settings = {
    KEYRACK_MASTER_KEY: formatMasterKey(generateMasterKey()),
    KEYRACK_ALLOW_NETWORKS: "127.0.0.1/32",
    KEYRACK_LOG_LEVEL: "silent",
  };
  const all: Node[] = [];
  const folders: string[] = [];
  const kill = () => Promise.all(all.map((node) => node.kill("SIGKILL")));
  return {
    settings,
    start: async (
      databaseUrl,
      { dataDir = mkdtempSync(join(tmpdir(), "keyrack-node-")), settings: more = {} } = {},
    ) => {
      folders.push(dataDir);
      const node = nodeOf(
        await startServer(bundle.path, {
          dataDir,
          settings: { ...settings, KEYRACK_DATABASE_URL: databaseUrl ?? "", ...more },
        }),
        dataDir,
      );
      all.push(node);
      return node;
    },
    kill,
    stop: async () => {
      await kill();
      bundle.remove();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function nodeOf(running: Running, dataDir: string): Node {
  const pid = Number(readFileSync(join(dataDir, "keyrack.pid"), "utf8"));
  return {
    ...running,
    pid,
    dataDir,
    signal: (name) => void process.kill(pid, name),
    does: async <T>(...words: readonly (string | number)[]) => {
      const { status, text } = await running.deed(...words);
      if (status !== 200) throw new Error(`${status} ${text}`);
      return JSON.parse(text) as T;
    },
  };
}
