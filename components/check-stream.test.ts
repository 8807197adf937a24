import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { CheckMessage } from "@/connectors/kit/summary";
import { checkMessages, linesOf } from "./check-stream";

let close: () => void = () => undefined;
afterEach(() => close());

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
async function all(url: string, signal = new AbortController().signal): Promise<CheckMessage[]> {
  const messages: CheckMessage[] = [];
  for await (const message of checkMessages(url, {}, signal)) messages.push(message);
  return messages;
}
const ndjson = { "content-type": "application/x-ndjson" };

test("lines are whole however the bytes were cut, letters of several bytes included", async () => {
  const bytes = new TextEncoder().encode('{"a":"Zürich"}\n\n{"b":"東京"}');
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const lines: string[] = [];
  for await (const line of linesOf(stream)) lines.push(line);
  expect(lines).toEqual(['{"a":"Zürich"}', '{"b":"東京"}']);
});

test("messages of a refused request are read like any other", async () => {
  const url = await serve((_, response) => {
    response.writeHead(401, ndjson).end('{"type":"error","detail":"Sign in."}\n');
  });
  expect(await all(url)).toEqual([{ type: "error", detail: "Sign in." }]);
});

test("a check that breaks off before its end says that nothing was saved", async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, ndjson).write('{"type":"step","step":{"name":"host","state":"running","ms":0}}\n');
    setTimeout(() => response.destroy(), 20);
  });
  const messages = await all(url);
  expect(messages.map((message) => message.type)).toEqual(["step", "error"]);
  expect(messages.at(-1)).toMatchObject({ detail: expect.stringContaining("Nothing was saved") });
});

test.each([
  ["a web page in the way", (url: string) => url],
  ["nobody who answers", () => "http://127.0.0.1:9/"],
])("%s is said in words", async (_, place) => {
  const url = await serve((__, response) =>
    response.writeHead(502, { "content-type": "text/html" }).end("<h1>502</h1>"),
  );
  expect(await all(place(url))).toMatchObject([{ type: "error", detail: expect.stringContaining("did not answer") }]);
});

test("an abort ends it at once, and on the other side too", async () => {
  const controller = new AbortController();
  const gone = new Promise<void>((resolve) => {
    void serve((request, response) => {
      request.on("close", () => resolve());
      response.on("close", () => resolve());
      response.writeHead(200, ndjson).write('{"type":"step","step":{"name":"host","state":"running","ms":0}}\n');
      setTimeout(() => controller.abort(), 20);
    }).then((url) => all(url, controller.signal).catch(() => undefined));
  });
  await gone;
});
