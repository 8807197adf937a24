import { createHash, randomBytes } from "node:crypto";

/**
 * HTTP Digest (RFC 7616): the answer to a challenge, with SHA-256 where it is offered, MD5 otherwise, and qop=auth.
 * Gives undefined for a challenge that it cannot answer.
 */
export function answerDigest(
  challenge: string,
  request: { method: string; url: string },
  user: string,
  password: string,
): string | undefined {
  const offered = challengesIn(challenge);
  const chosen =
    offered.find((c) => /^SHA-256(-sess)?$/i.test(c.algorithm ?? "")) ??
    offered.find((c) => /^(MD5(-sess)?)?$/i.test(c.algorithm ?? ""));
  if (!chosen?.nonce || chosen.realm === undefined) return undefined;
  const algorithm = chosen.algorithm ?? "MD5";
  const digest = (text: string) =>
    createHash(/^SHA-256/i.test(algorithm) ? "sha256" : "md5")
      .update(text)
      .digest("hex");
  const { pathname, search } = new URL(request.url);
  const uri = `${pathname}${search}`;
  const cnonce = randomBytes(12).toString("hex");
  const count = "00000001";
  const plain = digest(`${user}:${chosen.realm}:${password}`);
  const a1 = /-sess$/i.test(algorithm) ? digest(`${plain}:${chosen.nonce}:${cnonce}`) : plain;
  const a2 = digest(`${request.method}:${uri}`);
  const qop = (chosen.qop ?? "").split(",").some((each) => each.trim() === "auth");
  if (chosen.qop !== undefined && !qop) return undefined;
  const response = digest(qop ? `${a1}:${chosen.nonce}:${count}:${cnonce}:auth:${a2}` : `${a1}:${chosen.nonce}:${a2}`);
  const parts = [
    `username="${quoted(user)}"`,
    `realm="${quoted(chosen.realm)}"`,
    `nonce="${quoted(chosen.nonce)}"`,
    `uri="${uri}"`,
    `algorithm=${algorithm}`,
    `response="${response}"`,
    ...(qop ? ["qop=auth", `nc=${count}`, `cnonce="${cnonce}"`] : []),
    ...(chosen.opaque === undefined ? [] : [`opaque="${quoted(chosen.opaque)}"`]),
  ];
  return `Digest ${parts.join(", ")}`;
}

function challengesIn(header: string): Record<string, string>[] {
  return header
    .split(/(?:^|,\s*)Digest\s+/i)
    .slice(1)
    .map((part) =>
      Object.fromEntries(
        [...part.matchAll(/([a-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)].map((match) => [
          (match[1] ?? "").toLowerCase(),
          match[2]?.replace(/\\(.)/g, "$1") ?? match[3] ?? "",
        ]),
      ),
    );
}

function quoted(text: string): string {
  return text.replace(/["\\]/g, "\\$&");
}
