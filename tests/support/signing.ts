import { createCredential, failedCheck } from "@/lib/credentials/create";
import { type RawAnswer, raw, type TestApi, testApi } from "./api";

/** A real installation, credentials of ways in that sign, and the proxy that signs for them. */
export type Signing = {
  t: TestApi;
  /** A token that may do everything. */
  all: string;
  /** Makes a credential, for its id. */
  made(way: Way): Promise<string>;
  /** What the check says of one that is not let in. */
  failing(way: Way): Promise<unknown>;
  through(id: string, rest: string, options?: Through): Promise<RawAnswer>;
};

export type Way = { connector: string; scheme: string; values: Record<string, string> };
type Through = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

export const form = { "content-type": "application/x-www-form-urlencoded" };

export async function startSigning(): Promise<Signing> {
  const t = await testApi();
  const all = (await t.token()).text;
  const made = async (way: Way) => (await createCredential(t.owner, { name: way.connector, ...way })).id;
  return {
    t,
    all,
    made,
    failing: async (way) => failedCheck(await made(way).catch((error: unknown) => error))?.run.outcome,
    through: (id, rest, { method = "GET", headers, body } = {}) => {
      const length: Record<string, string> =
        body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const sent = { authorization: `Bearer ${all}`, ...length, ...headers };
      return raw(`${t.url}/api/v1/proxy/${id}${rest}`, method, sent, body);
    },
  };
}
