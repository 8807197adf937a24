import { Agent, get } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "@/tests/support/product";

/** What the built product says to browsers beside its pages: one under plain HTTP, one whose public address is HTTPS. */
let plain: Product;
let secure: Product;
beforeAll(async () => {
  [plain, secure] = await Promise.all([
    startProduct(),
    startProduct({ KEYRACK_URL: "https://keys.example.com", KEYRACK_TRUSTED_PROXIES: "127.0.0.0/8, ::1" }),
  ]);
});
afterAll(async () => {
  for (const product of [plain, secure]) {
    await product?.stop();
    product?.remove();
  }
});

const headersOf = async (product: Product, path: string, init: RequestInit = {}) =>
  (await fetch(`${product.url}${path}`, { redirect: "manual", ...init })).headers;

async function files(): Promise<string[]> {
  const html = await (await fetch(`${plain.url}/sign-in`)).text();
  return [...new Set(html.match(/\/_next\/static\/[^"'\\?\s]+\.(?:js|css)/g) ?? [])];
}

test("every page is kept by nobody, framed by nobody, and runs only what carries its nonce", async () => {
  for (const path of ["/sign-in", "/setup", "/credentials", "/nothing-here", "/docs/api", "/connect/x"]) {
    const headers = await headersOf(plain, path);
    const policy = headers.get("content-security-policy") ?? "";
    for (const part of [
      /script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/,
      /style-src 'self' 'nonce-/,
      /object-src 'none'/,
      /base-uri 'none'/,
      /frame-ancestors 'none'/,
      /form-action 'self'/,
    ]) {
      expect(policy, path).toMatch(part);
    }
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get("cache-control"), path).toContain("no-store");
    expect(headers.get("referrer-policy"), path).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
    expect(headers.get("x-powered-by"), path).toBeNull();
  }
});

test("an idle connection is kept for longer than a reverse proxy keeps it", async () => {
  for (const path of ["/sign-in", "/api/health/live", "/api/v1/me"]) {
    const kept = await new Promise<string | undefined>((done, fail) => {
      const agent = new Agent({ keepAlive: true });
      get(`${plain.url}${path}`, { agent }, (answer) => {
        answer.resume().on("end", () => agent.destroy());
        done(answer.headers["keep-alive"] as string | undefined);
      }).on("error", fail);
    });
    expect(Number(/^timeout=(\d+)$/.exec(kept ?? "")?.[1]), path).toBeGreaterThan(60);
  }
});

test("a nonce serves for one answer", async () => {
  const [one, other] = [await headersOf(plain, "/sign-in"), await headersOf(plain, "/sign-in")];
  expect(one.get("content-security-policy")).not.toBe(other.get("content-security-policy"));
});

test("files and pages alike are read as what they are called, and only from here", async () => {
  const paths = [...(await files()), "/sign-in", "/favicon.ico", "/nothing-here"];
  expect(paths.length).toBeGreaterThan(4);
  for (const path of paths) {
    const headers = await headersOf(plain, path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy"), path).toBe("same-origin");
    expect(headers.get("permissions-policy"), path).toContain("camera=()");
    expect(headers.get("access-control-allow-origin"), path).toBeNull();
  }
});

test("HTTPS is insisted on where the public address has it, and only there", async () => {
  expect((await headersOf(secure, "/sign-in")).get("strict-transport-security")).toBe("max-age=31536000");
  expect((await headersOf(plain, "/sign-in")).get("strict-transport-security")).toBeNull();
});

test("nobody is sent to where a header of the request says", async () => {
  const lies = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-for": "203.0.113.9",
    "x-original-url": "/credentials",
  };
  for (const product of [plain, secure]) {
    const headers = await headersOf(product, "/credentials", { headers: lies });
    expect(headers.get("location")).toMatch(/\/sign-in/);
    expect(headers.get("location")).not.toContain("evil.example");
  }
});

test("pictures are served as they are: nothing resizes what an address names", async () => {
  const answer = await fetch(`${plain.url}/_next/image?url=%2Ffavicon.ico&w=64&q=75`, { redirect: "manual" });
  expect(answer.status).toBe(404);
});
