import { draftKey, whenOf } from "./draft-keys";
import { type Drafted, type DraftWay, draftOauth } from "./draft-oauth";
import type { Outline } from "./outline";
import type { SchemeOutline } from "./scheme-outline";

/** Ways in from the security schemes of a document: what it says, what it cannot mean, and what it leaves out. */
export function draftWays(outline: Outline, base: string | undefined): Drafted {
  if (outline.schemes.length === 0) return fromParameters(outline);
  const drafted = new Map(outline.schemes.map((scheme) => [scheme.name, draftScheme(scheme, outline, base)]));
  const notes = [...drafted.values()].flatMap((each) => each.notes);
  const together = combinations(outline);
  const used = new Set<string>();
  const ways: DraftWay[] = [];
  for (const { names, reason } of together) {
    const parts = names.map((name) => drafted.get(name)?.ways[0]);
    const way = combined(names, parts, reason);
    if (way) {
      ways.push(way);
      for (const name of names) used.add(name);
    } else
      notes.push(
        `The document wants ${names.join(" and ")} together. That cannot be described here, so they were drafted apart; a credential with only one of them may be refused.`,
      );
  }
  for (const [name, each] of drafted) if (!used.has(name)) ways.push(...each.ways);
  if (ways.length === 0)
    return {
      ways: [undecided("Nothing of what the document describes can be used here. See the notes, and choose by hand.")],
      notes,
    };
  if (ways.length > 1)
    notes.push(
      `The document describes ${ways.length} ways in. They were taken as alternatives: remove those that you do not need.`,
    );
  return { ways: ways.slice(0, 8), notes };
}

function draftScheme(scheme: SchemeOutline, outline: Outline, base: string | undefined): Drafted {
  const unusable = notAKey(scheme);
  if (unusable) return { ways: [], notes: [unusable] };
  switch (scheme.type) {
    case "apiKey":
      return draftKey(scheme, outline);
    case "http":
      return http(scheme);
    case "oauth2":
    case "openIdConnect":
      return draftOauth(scheme, base);
    case "mutualTLS":
      return {
        ways: [],
        notes: [`“${scheme.name}” wants a client certificate, which an application of one's own cannot describe yet.`],
      };
    default:
      return {
        ways: [],
        notes: [`“${scheme.name}” is of the type “${scheme.type.slice(0, 40)}”, which no version of OpenAPI knows.`],
      };
  }
}

/** A signature over each request, dressed as a key in a header. */
function notAKey({
  name,
  type,
  description = "",
  parameter = "",
  scheme = "",
  extensions,
}: SchemeOutline): string | undefined {
  const words = `${name} ${description} ${parameter} ${scheme} ${Object.entries(extensions).flat().join(" ")}`;
  if (
    /sig(nature)?[ _-]?v(ersion)?[ _-]?4|awsSigv4|AWS4-HMAC|x-amz-(date|security-token)/i.test(words) &&
    !/authtype custom|cognito/i.test(words)
  )
    return `“${name}” is AWS Signature Version 4, written as if it were a key: each request is signed, so a key pasted here would never be accepted. Use an application that signs.`;
  if (
    type !== "oauth2" &&
    type !== "openIdConnect" &&
    /\bhmac\b|[-_ ]sign(ature)?\b|\bnonce\b|digitally signed|hash of the (body|request)/i.test(words) &&
    !/signature of the token/i.test(words)
  )
    return `“${name}” looks like a signature that is computed for each request, written as if it were a key. That cannot be described here.`;
  return undefined;
}

function http({ name, scheme = "", description = "" }: SchemeOutline): Drafted {
  if (scheme === "bearer")
    return { ways: [{ values: { kind: "bearer", ...whenOf(description) }, guesses: {} }], notes: [] };
  if (scheme === "basic") {
    const guesses: Record<string, string> = /key|token/i.test(description)
      ? {
          kind: `The document says Basic and also: “${description.slice(0, 120)}”. Often the key is the user name and the password is empty.`,
        }
      : {};
    return { ways: [{ values: { kind: "basic", ...whenOf(description) }, guesses }], notes: [] };
  }
  if (scheme === "digest")
    return { ways: [{ values: { kind: "digest", ...whenOf(description) }, guesses: {} }], notes: [] };
  if (/^(token|apikey|api-key|key)$/.test(scheme)) {
    const word = scheme.charAt(0).toUpperCase() + scheme.slice(1);
    return {
      ways: [
        {
          values: { kind: "apiKey", place: "header", keyName: "Authorization", prefix: `${word} ` },
          guesses: {
            prefix: `The scheme is called “${scheme}”, so that word is put before the key. Check its spelling in the documentation.`,
          },
        },
      ],
      notes: [],
    };
  }
  return {
    ways: [],
    notes: [`“${name}” is HTTP authentication of the kind “${scheme || "?"}”, which cannot be described here.`],
  };
}

/** Names that one requirement wants together, and pairs that only make sense together. */
function combinations(outline: Outline): { names: string[]; reason: string }[] {
  const requirements = [...(outline.security ?? []), ...outline.reads.flatMap((read) => read.security ?? [])];
  const known = new Set(outline.schemes.map((scheme) => scheme.name));
  const several = requirements
    .map((each) => Object.keys(each).filter((name) => known.has(name)))
    .filter((names) => names.length > 1);
  const unique = [...new Map(several.map((names) => [[...names].sort().join("\n"), names])).values()];
  if (unique.length > 0)
    return unique.slice(0, 3).map((names) => ({ names, reason: "The document wants them together." }));
  if (requirements.length > 0) return [];
  const keys = outline.schemes.filter((scheme) => scheme.type === "apiKey" && scheme.in !== "cookie");
  const half = (word: RegExp) => keys.find((scheme) => word.test(`${scheme.parameter} ${scheme.name}`));
  const [id, secret] = [
    half(/(app|client|account|application)[-_ ]?id/i),
    half(/(api|app|application|client|secret)[-_ ]?(key|secret)|secret|token/i),
  ];
  if (!id || !secret || id === secret) return [];
  return [
    {
      names: [id.name, secret.name],
      reason:
        "The document does not say whether both are needed. An id and a key usually are: remove the line that is not.",
    },
  ];
}

/** One way of several keys, when all of them are keys. */
function combined(
  names: readonly string[],
  parts: readonly (DraftWay | undefined)[],
  reason: string,
): DraftWay | undefined {
  const lines = parts.map((part) => lineOf(part));
  if (lines.some((line) => line === undefined)) return undefined;
  const doubts = parts.flatMap((part) => Object.values(part?.guesses ?? {}));
  return {
    values: { kind: "keys", keys: lines.join("\n") },
    guesses: { keys: [`${names.join(" and ")}: ${reason}`, ...doubts].join(" ") },
  };
}

function lineOf(way: DraftWay | undefined): string | undefined {
  const { kind, place, keyName, prefix = "" } = way?.values ?? {};
  if (kind === "bearer") return "header Authorization Bearer";
  if (kind !== "apiKey" || !place || !keyName) return undefined;
  return `${place} ${keyName}${prefix ? ` ${prefix.trim()}` : ""}`;
}

/** No scheme at all: the parameters of the requests may give it away. */
function fromParameters({ headers, keyParameters, operations }: Outline): Drafted {
  const often = (counts: Readonly<Record<string, number>>, like: RegExp) =>
    Object.entries(counts)
      .filter(([name]) => like.test(name))
      .sort((a, b) => b[1] - a[1])[0];
  const header = often(headers, /^authorization$|key|token|^x-.*auth|secret/i);
  if (header) {
    const [name, count] = header;
    const reason = `The document declares no way in, but ${count} of ${operations} requests take a header ${name}.`;
    if (name.toLowerCase() === "authorization")
      return {
        ways: [
          {
            values: { kind: "bearer" },
            guesses: { kind: `${reason} What goes into it is not said; a bearer token is the commonest.` },
          },
        ],
        notes: [],
      };
    return {
      ways: [
        { values: { kind: "apiKey", place: "header", keyName: name }, guesses: { kind: reason, keyName: reason } },
      ],
      notes: [],
    };
  }
  const query = often(keyParameters, /./);
  if (query) {
    const [name, count] = query;
    const reason = `The document declares no way in, but ${count} of ${operations} requests take a parameter ${name}.`;
    return {
      ways: [{ values: { kind: "apiKey", place: "query", keyName: name }, guesses: { kind: reason, keyName: reason } }],
      notes: [],
    };
  }
  return {
    ways: [
      undecided(
        "The document does not say how to get in, and nothing in its requests gives it away. Nothing was guessed: choose by the documentation of the application.",
      ),
    ],
    notes: ["The document declares no security scheme at all. That does not mean that the application is open."],
  };
}

function undecided(reason: string): DraftWay {
  return { values: {}, guesses: { kind: reason } };
}
