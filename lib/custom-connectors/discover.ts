import { type Actor, authorize } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { installation } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { discovered } from "@/lib/oauth/discovery";
import { refusedBy } from "@/lib/oauth/refusal";
import { getDraft, keepDraft, unconfirmed } from "./drafts";

/** Asks an issuer where its endpoints are and writes them into the draft. Throws `invalid_fields` at the issuer. */
export async function discoverInto(actor: Actor, id: string, index: number): Promise<void> {
  authorize(actor, "connector.manage");
  const { content } = await getDraft(actor, id);
  const way = content.ways[index];
  const issuer = way?.issuer?.trim() ?? "";
  const wrong = (detail: string) =>
    new AppError("invalid_fields", detail, { fields: { [`ways.${index}.issuer`]: detail } });
  if (!/^https?:\/\//i.test(issuer) || !URL.canParse(issuer)) throw wrong("Enter the issuer first, a whole address.");
  await countTry({ key: `discover ${actor.workspaceId}`, max: 20, windowMs: 60_000 });
  const { egress } = await installation();
  const server = await discovered(issuer, { egress }).catch((error: unknown) => {
    const outcome = refusedBy(error);
    throw wrong(("hint" in outcome && outcome.hint) || "The issuer does not answer, or does not describe itself.");
  });
  const words = new Map((way?.scopes ?? "").split("\n").map((line) => [line.split(/\s/)[0] ?? "", line.trim()]));
  const scopes = (server.scopes_supported ?? []).slice(0, 100).map((scope) => words.get(scope) ?? scope);
  const given = {
    authorizationUrl: server.authorization_endpoint,
    tokenUrl: server.token_endpoint,
    revocationUrl: server.revocation_endpoint,
    ...(scopes.length > 0 ? { scopes: scopes.join("\n") } : {}),
  };
  const found = Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === "string")) as Record<
    string,
    string
  >;
  const open = new Set(unconfirmed(content).map(({ at }) => at));
  const settled = Object.keys(found).map((key) => `ways.${index}.${key}`);
  const confirmed = [...content.guesses.map(({ at }) => at).filter((at) => !open.has(at)), ...settled];
  const ways = content.ways.map((each, at) => (at === index ? { ...each, ...found } : each));
  await keepDraft(actor, id, { about: content.about, ways, confirmed });
}
