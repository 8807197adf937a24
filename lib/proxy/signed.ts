import type { Readable } from "node:stream";
import type { Signature } from "@/connectors/kit";
import type { Letting } from "@/lib/authorization/letting";
import type { Opened } from "@/lib/authorization/opened";
import { AppError } from "@/lib/errors";
import { signatureHeaders } from "@/lib/signatures/sign";

/**
 * The signature of a request that passes through. What the caller signed itself, with whatever key, is taken away first:
 * only one signature can be true. Bodies that carry signatures of their own inside cannot be passed on.
 */
type Leaving = {
  request: { method: string };
  url: URL;
  headers: Record<string, string | string[]>;
  body: Readable | Buffer | undefined;
};

/** Headers to add. Takes away what would contradict them. Throws `not_supported`, `credential_invalid`. */
export function signed(
  opened: Opened,
  sign: Signature,
  letting: Letting,
  { request, url, headers, body }: Leaving,
): Record<string, string> {
  if (sign.kind === "aws4") assertWhole(headers);
  for (const name of theirs[sign.kind]) delete headers[name];
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));
  const message = { method: request.method, url, headers: texts, body: Buffer.isBuffer(body) ? body : undefined };
  try {
    return signatureHeaders(sign, letting.values, message);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("credential_invalid", `The values of "${opened.name}" cannot be used: ${error.message}`, {
      cause: { reason: "misconfigured" },
    });
  }
}

const theirs: Readonly<Record<Signature["kind"], readonly string[]>> = {
  oauth1: [],
  aws4: ["x-amz-date", "x-amz-security-token", "x-amz-content-sha256", "date"],
  azureStorage: ["x-ms-date", "date"],
};

/** Each part of such a body is signed with the key that the caller used. */
function assertWhole(headers: Readonly<Record<string, string | string[]>>): void {
  const given = `${headers["content-encoding"] ?? ""} ${headers["x-amz-content-sha256"] ?? ""}`;
  if (/aws-chunked|STREAMING-/i.test(given))
    throw new AppError(
      "not_supported",
      "Send the body as it is, not in signed parts (aws-chunked): it is signed here.",
    );
}
