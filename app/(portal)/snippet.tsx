import type { ReactNode } from "react";
import { SnippetPanel } from "@/components/snippet-panel";
import { isHttp, type Scheme } from "@/connectors/kit";
import { publicUrl } from "@/lib/installation";
import type { Scope } from "@/lib/scopes";
import { type Language, languages, type Mode } from "@/lib/snippets/languages";
import { modesFor, type SnippetSubject, snippetFor } from "@/lib/snippets/snippet";
import { sampleFor } from "@/lib/snippets/target";

type SnippetProps = {
  subject: Omit<SnippetSubject, "url">;
  /** Of the page; what is chosen here is added to it. */
  address: (choice: Record<string, string>) => string;
  query: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** What has to be there for it to run, given the scope that its token needs. */
  before: (scope: Scope) => ReactNode;
};

/** The code that uses a credential, in the language and the way that the address asks for. */
export async function Snippet({ subject, address, query, before }: SnippetProps) {
  const { url } = await publicUrl();
  const possible = modesFor(subject.scheme);
  const mode = possible.find((each) => each === query.way) ?? possible[0] ?? "fetch";
  const language = languages.find(({ id }) => id === query.language)?.id ?? "curl";
  return (
    <SnippetPanel
      languages={languages.map(({ id, label }) => ({
        label,
        href: address({ language: id, way: mode }),
        current: id === language,
      }))}
      modes={possible.map((id) => ({
        ...modeWords[id],
        href: address({ language, way: id }),
        current: id === mode,
        recommended: id === "proxy",
      }))}
      code={snippetFor({ ...subject, url }, language, mode)}
      before={before(scopeFor(subject, mode))}
      note={noteFor(language, mode, subject.scheme)}
    />
  );
}

function scopeFor({ scheme, values }: Pick<SnippetSubject, "scheme" | "values">, mode: Mode): Scope {
  if (mode === "fetch" || !isHttp(scheme)) return "authorization:read";
  const { method } = sampleFor(scheme, values);
  return method === "GET" || method === "HEAD" ? "proxy:read" : "proxy:write";
}

const modeWords: Record<Mode, { label: string; help: string }> = {
  proxy: {
    label: "Proxy",
    help: "Send the request to Keyrack. It adds the secret on the way and passes the answer back.",
  },
  fetch: {
    label: "Fetch authorization",
    help: "Ask for the headers, then send the request yourself. Your program holds the secret.",
  },
};

function noteFor(language: Language, mode: Mode, scheme: Scheme): string | undefined {
  if (language === "n8n") {
    return "Copy, then paste on the canvas of n8n. In the node choose a credential of the kind Bearer Auth that holds the token.";
  }
  if (isHttp(scheme) && mode === "fetch" && (scheme.authenticate.digest || scheme.authenticate.body)) {
    return "This application wants more than headers: the answer says what. The proxy does it for you.";
  }
  if (language === "typescript")
    return "Runs as it stands in Node 20 and later, saved as a file that ends in `.mts` or `.mjs`.";
  if (mode === "fetch" && (language === "curl" || language === "cli")) return "Uses `jq` to read the answer.";
  return undefined;
}
