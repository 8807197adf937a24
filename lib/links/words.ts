import { isHttp, type OAuthScope, type Scheme } from "@/connectors/kit";
import { wantedScopes } from "@/lib/oauth/scopes";
import { type Asked, leavesFor, type Place, schemesAsked, scopeFieldOf } from "./asked";

/** What is going to be read and written, in plain words, before anybody enters anything. Each line is a whole sentence. */
export type Access = { lines: readonly string[]; note: string };

export function accessWords(asked: Asked, place: Place, application: string, workspace: string): Access {
  const schemes = schemesAsked(asked, place);
  const [only, ...others] = schemes;
  if (only === undefined || others.length > 0)
    return { lines: [], note: `${workspace} can then use ${application} as far as the way in that you choose allows.` };
  const scopes = knownScopes(asked, only);
  if (scopes.length > 0)
    return { lines: scopes.map(sentence), note: `${application} shows you the same before you agree.` };
  if (leavesFor(only))
    return { lines: [], note: `${application} shows you what you give access to, before you agree to it.` };
  return {
    lines: [],
    note: `${workspace} can then read and change in ${application} what this access allows. If you can choose, give it few rights.`,
  };
}

function knownScopes(asked: Asked, scheme: Scheme): OAuthScope[] {
  if (!isHttp(scheme) || !scheme.oauth2) return [];
  const field = scopeFieldOf(scheme);
  const preset = field === undefined ? undefined : (asked.values[scheme.id]?.[field] ?? scheme.fields[field]?.default);
  const wanted =
    preset?.split(/[\s,]+/) ?? wantedScopes({ oauth2: scheme.oauth2, values: asked.values[scheme.id] ?? {} });
  const available = scheme.oauth2.scopes?.available ?? [];
  return wanted
    .filter((each) => each !== "")
    .map((each) => available.find(({ scope }) => scope === each) ?? { scope: each, words: each, risk: "medium" });
}

function sentence({ words }: OAuthScope): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
