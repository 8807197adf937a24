import { type Language, literal, send, shell, tokenHeader } from "./languages";
import { httpNode, plainNode, sending, workflow } from "./n8n";
import { headersOf, type SampleRequest } from "./target";

/**
 * Asks for what lets a request in and makes the request itself. `address` answers with `{headers, query, baseUrl}`; it
 * is asked for each run, so nothing is kept and a renewed token is noticed. `query` says that the application wants
 * something in its addresses.
 */
export type Fetched = { address: string; sample: SampleRequest; query: boolean };

export function fetchSnippet(language: Language, fetched: Fetched): string {
  return writers[language](fetched);
}

/** Where headers and query do not suffice, as with a challenge: what there is is shown, to be used by its documentation. */
export function askSnippet(language: Language, address: string): string {
  const asked: Record<Language, () => string> = {
    curl: () => `curl -fsS ${shell(address)} \\\n  ${tokenHeader}`,
    typescript: () => `${askedTypescript(address)}\nconsole.log(Object.keys(access));`,
    python: () => `${askedPython(address)}\nprint(list(access))`,
    n8n: () => workflow([httpNode("Authorization from Keyrack", { url: address })]),
    cli: () => `access=$(curl -fsS ${shell(address)} ${tokenHeader})\njq -r 'keys[]' <<< "$access"`,
  };
  return asked[language]();
}

const writers: Record<Language, (fetched: Fetched) => string> = { curl, typescript, python, n8n, cli };

/** The headers come in on standard input, so that no secret stands in the list of processes. */
function curl({ address, sample, query }: Fetched): string {
  const { method, path, body } = sample;
  const url = path.startsWith("/http") ? literal(path.slice(1)) : `.baseUrl + ${literal(path)}`;
  const lines = [
    `"url = \\(${url} | @json)"`,
    `(.headers | to_entries[] | "header = \\("\\(.key): \\(.value)" | @json)")`,
    ...(query ? [`(.query | to_entries[] | "url-query = \\("\\(.key)=\\(.value)" | @json)")`] : []),
  ];
  const more = [
    ...(method === "GET" ? [] : [`-X ${method}`]),
    ...headersOf(sample).map(([name, value]) => `-H ${shell(`${name}: ${value}`)}`),
    ...(body ? [`--data ${shell(body.text)}`] : []),
  ];
  return [
    `curl -fsS ${shell(address)} \\`,
    `  ${tokenHeader} |`,
    `  jq -r ${shell(lines.join(",\n    "))} |`,
    ["  curl -sS --config -", ...more.map((each) => `    ${each}`)].join(" \\\n"),
  ].join("\n");
}

function typescript({ address, sample, query }: Fetched): string {
  const { method, path, body } = sample;
  const url = path.startsWith("/http") ? literal(path.slice(1)) : `access.baseUrl + ${literal(path)}`;
  const headers = headersOf(sample).map(([name, value]) => `, ${literal(name)}: ${literal(value)}`);
  return [
    askedTypescript(address),
    "",
    `const url = new URL(${url});`,
    ...(query ? ["for (const [name, value] of Object.entries(access.query)) url.searchParams.set(name, value);"] : []),
    `const answer = await ${send}(url, {`,
    ...(method === "GET" ? [] : [`  method: ${literal(method)},`]),
    `  headers: { ...access.headers${headers.join("")} },`,
    ...(body ? [`  body: ${literal(body.text)},`] : []),
    "});",
    "console.log(await answer.text());",
  ].join("\n");
}

function python({ address, sample, query }: Fetched): string {
  const { method, path, body } = sample;
  const url = path.startsWith("/http") ? literal(path.slice(1)) : `access["baseUrl"] + ${literal(path)}`;
  return [
    askedPython(address),
    "",
    `url = ${url}`,
    ...(query ? ['url += ("&" if "?" in url else "?") + urlencode(access["query"])'] : []),
    `request = Request(url, method=${literal(method)}, headers=access["headers"])`,
    ...headersOf(sample).map(([name, value]) => `request.add_header(${literal(name)}, ${literal(value)})`),
    `with urlopen(request${body ? `, data=${literal(body.text)}.encode()` : ""}) as answer:`,
    "    print(answer.read().decode())",
  ].join("\n");
}

function n8n({ address, sample, query }: Fetched): string {
  const { path } = sample;
  const json = (what: string) => `={{ JSON.stringify($json.${what}) }}`;
  return workflow([
    httpNode("Authorization from Keyrack", { url: address }),
    plainNode("Call", {
      url: path.startsWith("/http") ? path.slice(1) : `={{ $json.baseUrl }}${path}`,
      ...sending(sample),
      ...(query ? { sendQuery: true, specifyQuery: "json", jsonQuery: json("query") } : {}),
      sendHeaders: true,
      specifyHeaders: "json",
      jsonHeaders: json("headers"),
    }),
  ]);
}

function cli({ address }: Fetched): string {
  return `# For programs that are started from the same shell. Run it again when a short-lived token has ended.
access=$(curl -fsS ${shell(address)} ${tokenHeader})
export API_BASE_URL="$(jq -r .baseUrl <<< "$access")"
export API_AUTHORIZATION="$(jq -r '.headers.authorization // empty' <<< "$access")"`;
}

export function askedTypescript(address: string): string {
  return `import { env } from "node:process";

const asked = await ${send}(${literal(address)}, {
  headers: { Authorization: \`Bearer \${env.KEYRACK_TOKEN}\` },
});
if (!asked.ok) throw new Error(\`\${asked.status} \${await asked.text()}\`);
const access = await asked.json();`;
}

export function askedPython(address: string): string {
  return `import json, os
from urllib.parse import urlencode
from urllib.request import Request, urlopen

asked = Request(${literal(address)}, headers={"Authorization": f"Bearer {os.environ['KEYRACK_TOKEN']}"})
with urlopen(asked) as answer:
    access = json.load(answer)`;
}
