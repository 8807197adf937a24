import manifest from "@/package.json";
import { installation } from "./installation";
import { isReady } from "./ready";

/**
 * What runs here and how it is, for whoever has to look after it or to report something. Nothing of it is secret: a
 * fingerprint says which master key seals everything, and opens nothing.
 */
export type About = {
  version: string;
  node: string;
  database: string;
  /** When this process started; milliseconds. */
  startedAt: number;
  /** A write could just be committed. */
  ready: boolean;
  /** The master key's fingerprint. */
  key: string;
};

export async function aboutInstallation(): Promise<About> {
  const { store, vault } = await installation();
  return {
    version: manifest.version,
    node: process.versions.node,
    database: await store.product(),
    startedAt: Math.round(Date.now() - process.uptime() * 1000),
    ready: await isReady(),
    key: vault.fingerprint,
  };
}
