import { createServer, type IncomingHttpHeaders } from "node:http";
import { listen } from "./api";

/** A collector of traces on loopback (OTLP/HTTP, JSON): what reached it, as text and as spans. */
export type CollectedSpan = {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  /** 2 is an error. */
  status: number;
  ms: number;
  facts: Record<string, string | number>;
};
export type TestCollector = {
  url: string;
  /** Everything that came, word for word. */
  text(): string;
  headers(): readonly IncomingHttpHeaders[];
  spans(): CollectedSpan[];
  close(): void;
};

type Value = { stringValue?: string; intValue?: number | string; doubleValue?: number };
type Wire = Omit<CollectedSpan, "status" | "ms" | "facts"> & {
  status: { code?: number };
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: Value }[];
};
type Body = { resourceSpans: { scopeSpans: { spans: Wire[] }[] }[] };

/** `status` is what it answers. */
export async function startCollector(status = 200): Promise<TestCollector> {
  const bodies: string[] = [];
  const heads: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    heads.push({ ":path": request.url, ...request.headers });
    bodies.push(Buffer.concat(parts).toString("utf8"));
    response.writeHead(status, { "content-type": "application/json" }).end("{}");
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    text: () => bodies.join("\n"),
    headers: () => heads,
    spans: () =>
      bodies
        .flatMap((body) => (JSON.parse(body) as Body).resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
        .map(read),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function read({ status, startTimeUnixNano: from, endTimeUnixNano: to, attributes, ...span }: Wire): CollectedSpan {
  const plain = ({ stringValue, intValue, doubleValue }: Value) => stringValue ?? Number(intValue ?? doubleValue);
  return {
    ...span,
    status: status.code ?? 0,
    ms: Number(BigInt(to) - BigInt(from)) / 1e6,
    facts: Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)])),
  };
}
