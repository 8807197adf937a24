import type { SampleRequest } from "./target";

/** Nodes to paste on a canvas of n8n. The token is chosen there, as a credential of the kind Bearer Auth. */
type Node = { name: string; type: string; typeVersion: number; position: [number, number]; parameters: object };

/** Asks Keyrack. */
export function httpNode(name: string, parameters: object): Node {
  const authentication = { authentication: "genericCredentialType", genericAuthType: "httpBearerAuth" };
  return plainNode(name, { ...authentication, ...parameters });
}

/** Without a credential of n8n's own. */
export function plainNode(name: string, parameters: object): Node {
  const kind = { type: "n8n-nodes-base.httpRequest", typeVersion: 4.2 };
  return { name, ...kind, position: [0, 0], parameters: { ...parameters, options: {} } };
}

/** Method, headers and body of the sample as the node wants them. */
export function sending({ method, headers, body }: SampleRequest): object {
  const parameters = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return {
    ...(method === "GET" ? {} : { method }),
    ...(parameters.length > 0 ? { sendHeaders: true, headerParameters: { parameters } } : {}),
    ...(body ? { sendBody: true, contentType: "raw", rawContentType: body.type, body: body.text } : {}),
  };
}

/** One after the other. */
export function workflow(nodes: readonly Node[]): string {
  const placed = nodes.map((node, at) => ({ ...node, position: [at * 220, 0] }));
  const links = nodes
    .slice(1)
    .map(({ name }, at) => [nodes[at]?.name ?? "", { main: [[{ node: name, type: "main", index: 0 }]] }]);
  return JSON.stringify({ nodes: placed, connections: Object.fromEntries(links) }, null, 2);
}
