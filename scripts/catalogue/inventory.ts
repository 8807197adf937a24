import { type RecordedAnswer, recordedAnswers } from "@/connectors/answers";
import { type Connector, isHttp, type Scheme } from "@/connectors/kit";
import { proofOf } from "./proofs";

/** One application: what its definition has, and in words what it lacks. */
export type Line = {
  id: string;
  ways: readonly string[];
  probe: boolean;
  identity: boolean;
  guide: boolean;
  /** Recorded answers, each with the page that shows it. */
  sources: number;
  logo: boolean;
  verifiedLive?: string;
  /** The tests that prove each way in, in their order; a reason where none can. */
  proofs: readonly string[];
  lacks: readonly string[];
};

export async function inventory(connector: Connector, logo: boolean): Promise<Line> {
  const { id, schemes, verifiedLive } = connector;
  const answers = schemes.some(isHttp) ? await recordedAnswers(id) : [];
  return {
    id,
    ways: schemes.map(wayOf),
    probe: schemes.every((scheme) => !isHttp(scheme) || scheme.probe.url !== ""),
    identity: schemes.every((scheme) => !isHttp(scheme) || [scheme.probe.identity].flat().length > 0),
    guide: schemes.every(isGuided),
    sources: answers.length,
    logo,
    ...(verifiedLive ? { verifiedLive } : {}),
    proofs: schemes.map((scheme) => proven(connector, scheme)),
    lacks: [...new Set(schemes.flatMap((scheme) => lackOf(connector, scheme, answers)))],
  };
}

function wayOf(scheme: Scheme): string {
  return isHttp(scheme) && scheme.oauth2 ? `oauth2:${scheme.oauth2.grant}` : scheme.type;
}

function proven(connector: Connector, scheme: Scheme): string {
  const proof = proofOf(connector, scheme);
  if (proof === undefined) return "";
  return "file" in proof ? proof.file : `${connector.id} ${scheme.id}: ${proof.none}`;
}

function isGuided({ fields, guide }: Scheme): boolean {
  const filled = new Set(guide.steps.flatMap(({ fills = [] }) => fills));
  return Object.keys(fields).every((key) => filled.has(key));
}

function lackOf(connector: Connector, scheme: Scheme, answers: readonly RecordedAnswer[]): string[] {
  const about = (words: string) => `${scheme.id}: ${words}`;
  const unproved = proofOf(connector, scheme) === undefined ? [about("a test that proves it")] : [];
  if (!isHttp(scheme)) return unproved;
  const mine = answers.filter((each) => each.scheme === scheme.id);
  const has = (outcome: string) => mine.some((each) => each.expect.outcome === outcome);
  const reads = JSON.stringify([scheme.probe.identity]);
  return [
    ...unproved,
    ...(has("verified") ? [] : [about("good answer")]),
    ...(has("rejected") ? [] : [about("bad answer")]),
    ...(mine.some(({ answer }) => answer.status === 403) || has("limited") ? [] : [about("403")]),
    ...(mine.some((each) => each.expect.reason === "rate_limited") ? [] : [about("limit")]),
    // An identity made of what was typed proves nothing about whose account it is.
    ...(/"\/|\{\/|header:/.test(reads) ? [] : [about("identity in the answer")]),
    ...(isGuided(scheme) ? [] : [about("guide")]),
  ];
}
