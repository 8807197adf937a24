import type { Guess } from "@/lib/custom-connectors/form";
import type { Outline, ServerOutline } from "./outline";

/** Where the application is, as far as its document can be believed about that: hosts are what documents get wrong most. */
export type DraftBase = { baseUrl?: string; variables?: string; guesses: Guess[] };

/** `from` is the address that the document was fetched from, if it was. */
export function draftBase(outline: Outline, from: string | undefined): DraftBase {
  const server = preferred(outline.servers);
  if (server === undefined || server.url === "")
    return asked(
      "The document does not name a server. Each credential will ask for its base URL, unless you enter it here.",
    );
  const { url, reasons, variables } = filledIn(server);
  const others = outline.servers.length - 1;
  if (others > 0)
    reasons.push(
      `The document names ${others + 1} servers. Others: ${outline.servers
        .filter((each) => each !== server)
        .slice(0, 3)
        .map((each) => each.url)
        .join(", ")}.`,
    );
  if (/^\/\//.test(url)) return judged(`https:${url}`, variables, reasons);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) return relative(url, from, reasons);
  return judged(url, variables, reasons);
}

function judged(url: string, variables: Map<string, readonly string[]>, reasons: string[]): DraftBase {
  const [, scheme = "", host = ""] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? [];
  if (!/^https?$/i.test(scheme)) return asked(`The document says “${url.slice(0, 100)}”, which is no web address.`);
  const fake = placeholderHost(host);
  if (fake)
    return asked(
      `The document says ${host.slice(0, 100)}, ${fake}. Each credential will ask for its base URL, unless you enter it here.`,
    );
  const labels = host.replace(/:\d+$/, "").split(".");
  if (labels.slice(-2).some((label) => label.includes("{")) || labels.length < 2)
    return asked(`In ${host.slice(0, 100)} the whole host is left open, so each credential will ask for its base URL.`);
  let base = url.replace(/[?#].*$/, "").replace(/\/+$/, "");
  if (/^http:/i.test(base)) {
    base = base.replace(/^http:/i, "https:");
    reasons.push(
      "The document says http://, where everybody on the way could read the secret. Changed to https://; change it back only if the application has nothing else.",
    );
  }
  if (/(^|[.-])(sandbox|staging|stage|test|demo|dev|uat|qa)([.-]|\d|$)/i.test(host))
    reasons.push("The host sounds like one for trying things out. Check that it is the one you want.");
  const lines = [...variables].flatMap(([name, choices]) =>
    choices.length > 0 && base.includes(`{${name}}`) ? [`${name}: ${choices.join(", ")}`] : [],
  );
  reasons.unshift(
    "Taken from the document. Documents often name another host than the application has: compare it with its documentation, because secrets will be sent there.",
  );
  return {
    baseUrl: base,
    ...(lines.length > 0 ? { variables: lines.join("\n") } : {}),
    guesses: [
      { at: "about.baseUrl", reason: reasons.join(" ") },
      ...(lines.length > 0
        ? [
            {
              at: "about.variables",
              reason: "The choices are those of the document; the first is used unless another is chosen.",
            },
          ]
        : []),
    ],
  };
}

function relative(path: string, from: string | undefined, reasons: string[]): DraftBase {
  if (from === undefined || !URL.canParse(path, from))
    return asked(
      `The document says only “${path.slice(0, 100)}”, without a host. Each credential will ask for its base URL, unless you enter it here.`,
    );
  const url = new URL(path, from).href.replace(/\/+$/, "");
  const base = judged(url, new Map(), reasons);
  const [first] = base.guesses;
  if (first)
    first.reason = `The document says only “${path.slice(0, 100)}”; the host is the one it was fetched from. ${first.reason}`;
  return base;
}

function asked(reason: string): DraftBase {
  return { guesses: [{ at: "about.baseUrl", reason }] };
}

/** https before http, real before sandbox, in the order of the document. */
function preferred(servers: readonly ServerOutline[]): ServerOutline | undefined {
  const cost = ({ url, description = "" }: ServerOutline) =>
    (/^https:/i.test(url) ? 0 : 1) +
    (/sandbox|staging|mock|test|localhost|local |127\.0|develop/i.test(`${url} ${description}`) ? 2 : 0) +
    (placeholderHost(/^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? "") ? 4 : 0);
  return [...servers].sort((a, b) => cost(a) - cost(b))[0];
}

/** Variables that have one sensible value are put in; the others keep their braces. */
function filledIn(server: ServerOutline) {
  const reasons: string[] = [];
  const variables = new Map<string, readonly string[]>();
  const hostEnd = server.url.replace(/^[a-z]+:\/\//i, (scheme) => "x".repeat(scheme.length)).indexOf("/");
  const url = server.url.replace(/\{([^{}]*)\}/g, (_, raw: string, at: number) => {
    const known = Object.hasOwn(server.variables, raw) ? server.variables[raw] : undefined;
    const name = camel(raw);
    const inHost = hostEnd < 0 || at < hostEnd;
    const choices = known?.choices ?? [];
    const usual = known?.default ?? choices[0];
    if (usual !== undefined && (!inHost || choices.length === 1)) {
      reasons.push(`{${raw}} was filled in with “${usual}”.`);
      return usual;
    }
    if (known === undefined) reasons.push(`The document does not explain {${raw}}; it will be asked for.`);
    variables.set(
      name,
      usual === undefined
        ? choices
        : [usual, ...choices.filter((each) => each !== usual)].filter((_, index) => choices.length > 0 || index < 0),
    );
    return `{${name}}`;
  });
  return { url, reasons, variables };
}

function camel(raw: string): string {
  const [first = "", ...rest] = raw.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join("");
  return /^[a-z]/.test(name) ? name.slice(0, 30) : `part${name}`.slice(0, 30);
}

/** Why this host is none, in words that end a sentence. */
export function placeholderHost(host: string): string | undefined {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  if (/(^|\.)example(\.(com|org|net|edu))?$|(^|\.)(test|invalid)$/.test(name)) return "which is reserved for examples";
  if (/^(localhost|127\.|0\.0\.0\.0|\[::1?\]|host\.docker\.internal)|\.(local|localhost|internal|lan)$/.test(name))
    return "which is the machine of whoever wrote it";
  if (/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/.test(name))
    return "which is an address inside somebody's network";
  if (
    /your[-_.]?|my[-_]?(domain|company|host|api|server|instance)|<[^>]*>|^(domain|host|hostname|server|api\.domain|api\.server|company|subdomain)(\.|$)|changeme|xxx|foo(\.|$)|acme\.(com|org)$/.test(
      name,
    )
  )
    return "which stands for a name of one's own";
  if (
    /petstore\.swagger\.io|virtserver\.swaggerhub\.com|stoplight\.io|apiary-mock\.com|mock\.pstmn\.io|mocky\.io|beeceptor\.com|wiremock/.test(
      name,
    )
  )
    return "which is a mock and not the application";
  return undefined;
}
