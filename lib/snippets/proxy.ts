import { type Language, literal, send, shell, tokenHeader } from "./languages";
import { httpNode, sending, workflow } from "./n8n";
import { headersOf, type SampleRequest } from "./target";

/** A request through the proxy. `address` is where the proxy of this credential is, without a slash behind. */
export function proxySnippet(language: Language, address: string, sample: SampleRequest): string {
  return writers[language](address, sample);
}

const writers: Record<Language, (address: string, sample: SampleRequest) => string> = {
  curl,
  typescript,
  python,
  n8n: (address, sample) =>
    workflow([httpNode("Call through Keyrack", { url: address + sample.path, ...sending(sample) })]),
  cli: (address) => `# For any program that takes a base URL and a bearer token, such as a vendor's own command line.
export API_BASE_URL=${shell(address)}
export API_TOKEN="$KEYRACK_TOKEN"
`,
};

function curl(address: string, sample: SampleRequest): string {
  const { method, path, body } = sample;
  return [
    `curl -sS ${method === "GET" ? "" : `-X ${method} `}${shell(address + path)}`,
    `  ${tokenHeader}`,
    ...headersOf(sample).map(([name, value]) => `  -H ${shell(`${name}: ${value}`)}`),
    ...(body ? [`  --data ${shell(body.text)}`] : []),
  ].join(" \\\n");
}

function typescript(address: string, sample: SampleRequest): string {
  const { method, path, body } = sample;
  return [
    'import { env } from "node:process";',
    "",
    `const answer = await ${send}(${literal(address + path)}, {`,
    ...(method === "GET" ? [] : [`  method: ${literal(method)},`]),
    "  headers: {",
    `    Authorization: \`Bearer \${env.KEYRACK_TOKEN}\`,`,
    ...headersOf(sample).map(([name, value]) => `    ${literal(name)}: ${literal(value)},`),
    "  },",
    ...(body ? [`  body: ${literal(body.text)},`] : []),
    "});",
    `if (!answer.ok) throw new Error(\`\${answer.status} \${await answer.text()}\`);`,
    "console.log(await answer.text());",
  ].join("\n");
}

function python(address: string, sample: SampleRequest): string {
  const { method, path, body } = sample;
  return [
    "import os",
    "from urllib.request import Request, urlopen",
    "",
    "request = Request(",
    `    ${literal(address + path)},`,
    `    method=${literal(method)},`,
    "    headers={",
    `        "Authorization": f"Bearer {os.environ['KEYRACK_TOKEN']}",`,
    ...headersOf(sample).map(([name, value]) => `        ${literal(name)}: ${literal(value)},`),
    "    },",
    ...(body ? [`    data=${literal(body.text)}.encode(),`] : []),
    ")",
    "with urlopen(request) as answer:",
    "    print(answer.read().decode())",
  ].join("\n");
}
