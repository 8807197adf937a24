import { createCredential } from "@/lib/credentials/create";
import { type RawAnswer, raw, type TestApi, testApi } from "./api";
import { startTarget, type TargetServer } from "./target";

/** The proxy of a real installation in front of an application, and a second one where nothing may arrive. */
export type Proxied = {
  t: TestApi;
  target: TargetServer;
  other: TargetServer;
  /** A token that may do everything. */
  all: string;
  /** The id of a credential for `target` below /base, whose secret is `secret`. */
  id: string;
  /** Makes another one; without an address for the same place. */
  made(name: string, scheme: string, values: object, baseUrl?: string): Promise<string>;
  through(rest: string, options?: Through): Promise<RawAnswer>;
  last(): TargetServer["seen"][number] | undefined;
  stop(): Promise<void>;
};

type Through = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  credential?: string;
  token?: string;
};

export const secret = "canary-secret-4711";

export async function startProxied(): Promise<Proxied> {
  const t = await testApi();
  const [target, other] = [await startTarget(), await startTarget()];
  const all = (await t.token()).text;
  const made: Proxied["made"] = async (name, scheme, values, baseUrl = `${target.url}/base`) => {
    const input = { baseUrl, checkPath: "/x", ...values };
    // Making many at one host is not what is tried here.
    await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
    return (await createCredential(t.owner, { name, connector: "http", scheme, values: input })).id;
  };
  const id = await made("Bearer", "bearer", { token: secret });
  const through: Proxied["through"] = (rest, options = {}) => {
    const { method = "GET", headers = {}, body, credential = id, token = all } = options;
    const length: Record<string, string> =
      body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const sent = { authorization: `Bearer ${token}`, ...length, ...headers };
    return raw(`${t.url}/api/v1/proxy/${credential}${rest}`, method, sent, body);
  };
  const stop = async () => {
    await t.stop();
    target.close();
    other.close();
  };
  return { t, target, other, all, id, made, through, last: () => target.seen.at(-1), stop };
}
