import { createHmac, createPublicKey, verify } from "node:crypto";
import { expandText, type HttpScheme, type Values } from "@/connectors/kit";
import { aws4Verifier, azureVerifier, oauth1Verifier } from "./signature-verifiers";
import type { Arrived } from "./simulated-vendor-request";

/** Whether a request is signed as the definition says, with these values. `due` is the address that was meant. */
export function signatureFits(arrived: Arrived, { authenticate }: HttpScheme, due: URL, values: Values): boolean {
  const { sign } = authenticate;
  if (!sign) return true;
  const seen = {
    method: arrived.method,
    path: `${arrived.url.pathname}${arrived.url.search}`,
    headers: { ...arrived.headers, host: due.host },
    body: Buffer.from(arrived.body),
    origin: due.origin,
  };
  const text = (template: string | undefined) => expandText(template ?? "", values);
  if (sign.kind === "oauth1") {
    const realm = realmOf(sign.realm, values);
    return oauth1Verifier({
      consumer: text(sign.consumerSecret),
      token: text(sign.tokenSecret),
      ...(realm === undefined ? {} : { realm }),
    })(seen);
  }
  if (sign.kind === "azureStorage")
    return azureVerifier(text(sign.account), text(sign.key), sign.tables ?? false)(seen);
  const token = text(sign.sessionToken);
  const key = { secret: text(sign.secretAccessKey), ...(token === "" ? {} : { token }) };
  return aws4Verifier({ keys: new Map([[text(sign.accessKeyId), key]]), tls: due.protocol === "https:" })(seen);
}

/** The token that came, if it was signed with our key and is good now; otherwise nothing. */
export function signedToken({ jwt }: HttpScheme, values: Values, { headers }: Arrived): string {
  const [token = ""] = /[\w-]+\.[\w-]+\.[\w-]+$/.exec(headers.authorization ?? "") ?? [];
  if (!jwt || token === "") return "";
  const [head = "", body = "", signature = ""] = token.split(".");
  const said = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as { exp?: number };
  const good = (said.exp ?? 0) > Date.now() / 1000 && isSigned(jwt, values, `${head}.${body}`, signature);
  return good ? token : "";
}

function isSigned(jwt: NonNullable<HttpScheme["jwt"]>, values: Values, text: string, signature: string): boolean {
  const algorithm = expandText(jwt.algorithm, values);
  const key = expandText(jwt.key, values);
  const given = Buffer.from(signature, "base64url");
  if (!algorithm.startsWith("HS"))
    return verify(`sha${algorithm.slice(2)}`, Buffer.from(text), createPublicKey(key), given);
  const secret = Buffer.from(key, encodings[expandText(jwt.encoding ?? "text", values)] ?? "utf8");
  return createHmac(`sha${algorithm.slice(2)}`, secret)
    .update(text)
    .digest()
    .equals(given);
}

const encodings: Readonly<Record<string, BufferEncoding>> = { text: "utf8", base64: "base64", hex: "hex" };

function realmOf(realm: string | { account: string } | undefined, values: Values): string | undefined {
  if (realm === undefined) return undefined;
  if (typeof realm === "string") return expandText(realm, values) || undefined;
  return expandText(realm.account, values).toUpperCase().replace(/-/g, "_");
}
