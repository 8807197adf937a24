import type { Egress } from "@/lib/egress/egress";
import { failureOf } from "@/lib/egress/failure";

/**
 * One question to a key service: JSON back, or an Error whose sentence says what went wrong and what to do. Nothing of a
 * request or a key is repeated in it.
 */
export type Question = {
  /** For the sentence: `AWS KMS`. */
  who: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** What to do when we are not let in. */
  advice: string;
};
export type Ask = (question: Question) => Promise<Record<string, unknown>>;

/** A connection of its own for each question: they are few, and days apart. */
export function askFor(open: () => Egress): Ask {
  return async ({ who, url, headers, body, advice }) => {
    const egress = open();
    try {
      const request = { method: "POST", url, headers, body, secretOrigins: [new URL(url).origin], follow: false };
      const answer = await egress.request(request).catch((error: unknown) => {
        throw unreachable(who, url, error);
      });
      const json = parsed(answer.body);
      if (answer.status >= 200 && answer.status < 300 && json) return json;
      throw new Error(`${who} answered ${answer.status}${says(json)}. ${adviceFor(answer.status, advice)}`);
    } finally {
      egress.close();
    }
  };
}

/** A text in an answer, or the sentence that there is none. */
export function textIn(who: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw new Error(`${who} gave an answer without what was asked for. Check KEYRACK_KMS_URL.`);
}

function unreachable(who: string, url: string, cause: unknown): Error {
  const failure = failureOf(cause);
  const why = failure ? ` (${failure.hint ?? failure.says ?? failure.reason})` : "";
  return new Error(
    `${who} at ${new URL(url).host} cannot be reached${why}. Check the network, then start Keyrack again`,
    { cause },
  );
}

function adviceFor(status: number, advice: string): string {
  if (status === 429 || status >= 500) return "Start Keyrack again when it is well";
  return advice;
}

/** `{message}` and `{__type}` (AWS), `{error: {message}}` (Google), `{errors: []}` (Vault). */
function says(json: Record<string, unknown> | undefined): string {
  if (!json) return "";
  const { message, Message, __type: type, error, error_description: described, errors } = json;
  const inner = typeof error === "object" && error !== null && "message" in error ? error.message : error;
  const listed = Array.isArray(errors) ? errors.join(", ") : undefined;
  const parts = [
    typeof type === "string" ? type.split("#").at(-1) : undefined,
    message ?? Message ?? described ?? inner ?? listed,
  ];
  const text = parts.filter((each) => typeof each === "string" && each !== "").join(": ");
  return text === "" ? "" : ` (${text.slice(0, 300).replace(/\s+/g, " ").replace(/\.$/, "")})`;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
