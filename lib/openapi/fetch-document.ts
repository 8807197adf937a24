import { type Actor, actorId, authorize } from "@/lib/actor";
import { failureOf } from "@/lib/egress/failure";
import { AppError } from "@/lib/errors";
import { installation } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { maxCharacters } from "./read-document";

/**
 * Fetches a document by the one way out of this process, under its rules. References in it are never fetched.
 */
export async function fetchDocument(actor: Actor, address: string): Promise<{ text: string; from: string }> {
  authorize(actor, "connector.manage");
  const url = address.trim();
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw wrong("Enter a whole address that begins with https://.");
  await countTry({ key: `document ${actor.kind} ${actorId(actor)}`, max: 10, windowMs: 60_000 });
  const { egress } = await installation();
  const headers = { accept: "application/json, application/yaml, text/yaml, */*;q=0.5", "user-agent": "Keyrack" };
  const request = { method: "GET", url, headers, secretOrigins: [new URL(url).origin], maxBytes: maxCharacters };
  const answer = await egress.request(request).catch((error: unknown) => {
    const failure = failureOf(error);
    if (!failure) throw error;
    const allow =
      "allow" in failure && failure.allow
        ? ` An owner or admin can allow ${failure.allow.address}:${failure.allow.port} under Settings and Network.`
        : "";
    throw wrong(`It could not be fetched: ${words[failure.reason] ?? "the address does not answer"}.${allow}`);
  });
  if (answer.redirectedToOtherOrigin)
    throw wrong(`It sends us on to ${answer.redirectedToOtherOrigin}. Enter the address there if you trust it.`);
  if (answer.status === 401 || answer.status === 403)
    throw wrong(`It wants a sign-in (${answer.status}). Download the document and choose the file.`);
  if (answer.status >= 300) throw wrong(`It answered ${answer.status} instead of a document.`);
  if (answer.truncated)
    throw new AppError(
      "too_large",
      "It is larger than 8 MB. Download it, keep the parts that matter, and choose the file.",
    );
  return { text: answer.body, from: answer.url };
}

const words: Partial<Record<string, string>> = {
  dns: "the host was not found",
  refused: "nothing answers there",
  timeout: "it did not answer in time",
  tls: "its certificate could not be trusted",
  blocked_address: "it is an address inside a network, which is not contacted from here",
};

function wrong(detail: string): AppError {
  return new AppError("invalid_fields", detail, { fields: { url: detail } });
}
