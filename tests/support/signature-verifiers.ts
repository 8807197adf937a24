import { createHash, createHmac } from "node:crypto";

/**
 * The other side of a signature: each verifier counts it anew from what arrived, in its own way, and says whether it is
 * true. Written apart from what signs, so that the two can disagree.
 */
export type Arrived = {
  method: string;
  /** Path and query as they came. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** As the client knew it, where that is not what arrived. */
  origin?: string;
};

const encoded = (text: string) => {
  let out = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const char = String.fromCharCode(byte);
    out += /[A-Za-z0-9\-._~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
};

export type OAuth1Secrets = { consumer: string; token: string; realm?: string };

/** One nonce is good once, and only for five minutes. */
export function oauth1Verifier(secrets: OAuth1Secrets) {
  const used = new Set<string>();
  return ({ method, path, headers, body, origin }: Arrived): boolean => {
    const given = new Map<string, string>();
    for (const [, name = "", value = ""] of (headers.authorization ?? "").matchAll(/(\w+)="([^"]*)"/g))
      given.set(name, decodeURIComponent(value));
    const nonce = given.get("oauth_nonce") ?? "";
    if (!nonce || used.has(nonce) || given.get("realm") !== secrets.realm) return false;
    if (Math.abs(Number(given.get("oauth_timestamp")) - Date.now() / 1000) > 300) return false;
    used.add(nonce);
    const url = new URL(path, origin ?? `http://${headers.host}`);
    const pairs = [...url.searchParams];
    if (headers["content-type"]?.startsWith("application/x-www-form-urlencoded"))
      pairs.push(...new URLSearchParams(body.toString()));
    for (const [name, value] of given) if (name !== "realm" && name !== "oauth_signature") pairs.push([name, value]);
    const lines = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
    const base = [method, `${url.origin}${url.pathname}`, lines.join("&")].map(encoded).join("&");
    const hash = given.get("oauth_signature_method") === "HMAC-SHA256" ? "sha256" : "sha1";
    const key = `${encoded(secrets.consumer)}&${encoded(secrets.token)}`;
    return createHmac(hash, key).update(base).digest("base64") === given.get("oauth_signature");
  };
}

export type Aws4Secrets = { keys: ReadonlyMap<string, { secret: string; token?: string }>; tls: boolean };

/** False for whoever is unknown, whose time is off, whose body is another, or whose signature does not fit. */
export function aws4Verifier({ keys, tls }: Aws4Secrets) {
  return ({ method, path, headers, body }: Arrived): boolean => {
    const [, id = "", day = "", region = "", service = "", names = "", signature = ""] =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
        headers.authorization ?? "",
      ) ?? [];
    const known = keys.get(id);
    if (!known || known.token !== headers["x-amz-security-token"]) return false;
    const date = headers["x-amz-date"] ?? "";
    const time = date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
    if (!date.startsWith(day) || !(Math.abs(Date.parse(time) - Date.now()) < 900_000)) return false;
    const sha = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
    const said = headers["x-amz-content-sha256"];
    if (said === "UNSIGNED-PAYLOAD" ? !tls : said !== undefined && said !== sha(body)) return false;
    const signed = names.split(";");
    if (!signed.includes("host") || (service === "s3" && said === undefined)) return false;
    const url = new URL(path, `http://${headers.host}`);
    const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
    const plain = url.pathname
      .split("/")
      .map((each) => (service === "s3" ? encoded(decodeURIComponent(each)) : encoded(each)));
    const lines = signed.map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/g, " ")}\n`);
    const canonical = [method, plain.join("/"), query.join("&"), lines.join(""), names, said ?? sha(body)].join("\n");
    const text = `AWS4-HMAC-SHA256\n${date}\n${day}/${region}/${service}/aws4_request\n${sha(canonical)}`;
    const step = (key: string | Buffer, part: string) => createHmac("sha256", key).update(part).digest();
    const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(step, `AWS4${known.secret}`);
    return createHmac("sha256", key).update(text).digest("hex") === signature;
  };
}

/** Shared Key of Azure Storage: for tables the shorter form, otherwise that for blobs, files and queues. */
export function azureVerifier(account: string, key: string, tables = false) {
  return ({ method, path, headers, body }: Arrived): boolean => {
    if (!(Math.abs(Date.parse(headers["x-ms-date"] ?? "") - Date.now()) < 900_000)) return false;
    const url = new URL(path, `http://${headers.host}`);
    const fits = (text: string) => {
      const due = createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64");
      return headers.authorization === `SharedKey ${account}:${due}`;
    };
    if (tables) {
      const date = headers["x-ms-date"] ?? "";
      const parts = [method, headers["content-md5"] ?? "", headers["content-type"] ?? "", date];
      return fits([...parts, `/${account}${url.pathname}`].join("\n"));
    }
    const ms = Object.keys(headers).filter((name) => name.startsWith("x-ms-"));
    const names = [...new Set([...url.searchParams.keys()])].sort();
    const text = [
      method,
      ...["content-encoding", "content-language"].map((name) => headers[name] ?? ""),
      body.length === 0 ? "" : String(body.length),
      ...["content-md5", "content-type", "", "if-modified-since", "if-match", "if-none-match"].map(
        (n) => headers[n] ?? "",
      ),
      ...["if-unmodified-since", "range"].map((name) => headers[name] ?? ""),
      ...ms.sort().map((name) => `${name}:${headers[name]}`),
      `/${account}${url.pathname}`,
      ...names.map((name) => `${name.toLowerCase()}:${url.searchParams.getAll(name).sort().join(",")}`),
    ].join("\n");
    return fits(text);
  };
}
