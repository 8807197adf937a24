import type { Guess } from "@/lib/custom-connectors/form";
import type { Outline, Read } from "./outline";

/** Which request could show whose key it is: small, reading, and closed to strangers. */
export type DraftCheck = {
  path?: string;
  identity?: string;
  label?: string;
  /** Best first, at most eight. */
  candidates: string[];
  guesses: Guess[];
};

export function draftCheck(outline: Outline): DraftCheck {
  const ranked = outline.reads
    .map((read) => ({ read, points: pointsOf(read) }))
    .filter(({ points }) => points > -20)
    .sort((a, b) => b.points - a.points || a.read.path.length - b.read.path.length);
  const candidates = ranked.slice(0, 8).map(({ read }) => read.path);
  const [best] = ranked;
  if (best === undefined)
    return {
      candidates,
      guesses: [
        {
          at: "about.path",
          reason:
            "No request of the document reads something without parameters behind a key. Enter a path that only a caller with a key can read.",
        },
      ],
    };
  const { read, points } = best;
  const identity = pick(read.members, identities);
  const label = pick(read.members, labels);
  const why =
    points >= 40
      ? "its name says that it tells who is asking"
      : points >= 10
        ? "it reads something of the account and needs no parameters"
        : "it needs no parameters; nothing better was found";
  return {
    path: read.path,
    ...(identity ? { identity } : {}),
    ...(label ? { label } : {}),
    candidates,
    guesses: [
      {
        at: "about.path",
        reason: `Chosen of ${outline.reads.length} reading requests because ${why}${read.summary ? `: “${read.summary}”` : ""}. Make sure that it refuses a caller without a key.`,
      },
      ...(identity
        ? [
            {
              at: "about.identity",
              reason: `The described answer has a member ${identity}. Look at a real one in the dry run.`,
            },
          ]
        : []),
      ...(label ? [{ at: "about.label", reason: `The described answer has a member ${label}.` }] : []),
    ],
  };
}

const self =
  /^(me|self|whoami|who-am-i|userinfo|user-info|current[-_]?user|currentuser|myself|my[-_]?account|auth[-_.]?test|verify|viewer)$/i;
const account =
  /^(account|profile|user|company|organi[sz]ation|tenant|workspace|team|merchant|shop|store|balance|settings|session|token|credentials|limits|usage|subscription)$/i;
const open =
  /^(health|healthz|healthcheck|ping|status|version|openapi(\.json|\.yaml)?|swagger(\.json)?|docs|ready|live|metrics|login|logout|signin|register|oauth.*|authorize|countries|currencies|languages|timezones|robots\.txt|\.well-known)$/i;

function pointsOf({ path, security, members }: Read): number {
  const segments = path.split("/").filter((segment) => segment !== "");
  const last = segments.at(-1) ?? "";
  let points = 20 - segments.length * 2;
  if (self.test(last)) points += 50;
  else if (account.test(last)) points += 25;
  if (segments.some((segment) => open.test(segment))) points -= 60;
  // Somebody wrote down that this one is for everybody.
  if (security && (security.length === 0 || security.some((each) => Object.keys(each).length === 0))) points -= 60;
  if (pick(members, identities)) points += 6;
  if (pick(members, labels)) points += 3;
  if (/export|download|report|search|stream|events|webhook|admin|bulk|delete|cancel|send/i.test(path)) points -= 12;
  return points;
}

const identities = [
  "id",
  "uuid",
  "user_id",
  "userId",
  "account_id",
  "accountId",
  "sub",
  "gid",
  "_id",
  "uid",
  "data/id",
  "user/id",
  "account/id",
  "result/id",
  "login",
  "username",
  "email",
];
const labels = [
  "email",
  "name",
  "display_name",
  "displayName",
  "full_name",
  "fullName",
  "login",
  "username",
  "company",
  "data/email",
  "data/name",
  "user/email",
  "user/name",
  "account/name",
  "result/email",
  "title",
];

function pick(members: readonly string[], wanted: readonly string[]): string | undefined {
  const found = wanted.find((name) => members.includes(name));
  return found === undefined ? undefined : `/${found}`;
}
