import { request as ask, createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "@/tests/support/api";
import { refusePage } from "./page-request";

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (!refusePage(request, response)) response.writeHead(204).end();
  });
  port = await listen(server);
});
afterAll(() => {
  server.close();
});

/** The address goes out as it is written. */
function statusOf(method: string, path: string, type?: string): Promise<number> {
  return new Promise((done, fail) => {
    const headers = type === undefined ? {} : { "content-type": type };
    const asking = ask({ host: "127.0.0.1", port, method, path, headers, agent: false }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    });
    asking.on("error", fail);
    asking.end();
  });
}

test("what browsers send passes", async () => {
  for (const [method, path, type] of [
    ["GET", "/credentials?q=%E0%A4%A&x=100%"],
    ["GET", "/invite/a%20b%C3%A9"],
    ["HEAD", "/sign-in"],
    ["GET", "/_next/static/x.js"],
    ["POST", "/sign-in", "application/x-www-form-urlencoded"],
  ] as const) {
    expect(await statusOf(method, path, type), `${method} ${path} ${type}`).toBe(204);
  }
});

test("what cannot be read is the sender's fault, not ours", async () => {
  for (const path of ["/credentials/%E0%A4%A", "/credentials/%", "/%ff", "/a%00b"]) {
    expect(await statusOf("GET", path), path).toBe(400);
  }
  for (const boundary of ["", "; boundary=", '; boundary="', '; boundary=""', `; boundary=${"a".repeat(71)}`]) {
    expect(await statusOf("POST", "/sign-in", `multipart/form-data${boundary}`), boundary).toBe(400);
  }
  for (const path of ["/_global-error", "/_error", "/_global-error?x"]) expect(await statusOf("GET", path)).toBe(404);
  for (const [method, path] of [
    ["OPTIONS", "/logos/stripe.svg"],
    ["POST", "/favicon.ico"],
    ["POST", "/_next/static/x"],
    ["POST", "/logos/own/lg_x"],
  ] as const)
    expect(await statusOf(method, path), `${method} ${path}`).toBe(405);
  expect(await statusOf("OPTIONS", "*")).toBe(400);
  for (const method of ["TRACE", "PUT", "DELETE", "PROPFIND"]) expect(await statusOf(method, "/sign-in")).toBe(405);
});
