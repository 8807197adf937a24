import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newTokenText } from "@/lib/tokens/text";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { type Product, startProduct } from "@/tests/support/product";
import { publicName, type ReverseProxy, startReverseProxy } from "@/tests/support/reverse-proxy";
import { big, digestOf, startTarget, type TargetServer } from "@/tests/support/target";

/** The configurations in deploy/, word for word, before the built product. */
const token = newTokenText();
let product: Product;
let target: TargetServer;
let id: string;

beforeAll(async () => {
  [product, target] = await Promise.all([
    startProduct({
      KEYRACK_URL: `https://${publicName}`,
      KEYRACK_TRUSTED_PROXIES: "127.0.0.1",
      KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
      KEYRACK_SETUP_TOKEN: token,
    }),
    startTarget(),
  ]);
  const values = { baseUrl: target.url, checkPath: "/me", token: "behind-a-proxy" };
  const made = await fetch(`${product.url}/api/v1/credentials`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ connector: "http", scheme: "bearer", name: "Behind", values }),
  });
  expect(made.status, await made.clone().text()).toBe(201);
  id = String(((await made.json()) as { id: string }).id);
});
afterAll(async () => {
  target?.close();
  await product?.stop();
  product?.remove();
});

describe.each(["nginx", "caddy"] as const)("behind %s", (kind) => {
  let proxy: ReverseProxy;
  let limited = "";
  const authorization = { authorization: `Bearer ${token}` };
  beforeAll(async () => {
    proxy = await startReverseProxy(kind, product.port);
  });
  afterAll(() => proxy?.stop());

  test("a person signs in over HTTPS, checks, saves and makes a token, with cookies bound to the host", async () => {
    const browser = await launch([`--host-resolver-rules=MAP ${publicName}:443 127.0.0.1:${proxy.port}`]);
    try {
      const url = `https://${publicName}`;
      const { context, page, complaints } = await openContext(browser, url, { ignoreHTTPSErrors: true });
      await signIn(page);
      const cookie = (await context.cookies()).find(({ name }) => name.endsWith("keyrack_session"));
      expect(cookie).toMatchObject({ name: "__Host-keyrack_session", secure: true, httpOnly: true, sameSite: "Lax" });
      await page.goto("/credentials/new/http?scheme=bearer");
      await page.getByLabel("Name", { exact: true }).fill(`By ${kind}`);
      await page.getByLabel("Base URL").fill(`${target.url}/${kind}`);
      await page.getByLabel("Path to check").fill("/me");
      await page.getByLabel("Token", { exact: true }).fill("behind-a-proxy");
      await page.getByRole("button", { name: "Check and save" }).click();
      await page.waitForURL(/\/credentials\?/);
      await page.goto("/settings/tokens/new");
      await page.getByLabel("Name", { exact: true }).fill(`By ${kind}`);
      await page.getByText("addresses, rate, paths").click();
      await page.getByLabel("Only from these addresses").fill("127.0.0.2");
      await page.getByRole("button", { name: "Make the token" }).click();
      await page.getByRole("heading", { name: /Copy the token of/ }).waitFor();
      limited = /krk_svc_\w{30}_\w{6}/.exec(await page.content())?.[0] ?? "";
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test("an event of a stream arrives before the stream ends", async () => {
    const answer = await proxy.ask({ path: `/api/v1/proxy/${id}/events`, headers: authorization });
    expect(answer.headers["content-type"]).toContain("text/event-stream");
    expect(await answer.first()).toBe("data: first\n\n");
  });

  test("an upload of 24 MiB arrives whole", async () => {
    const path = `/api/v1/proxy/${id}/upload`;
    const answer = await proxy.ask({ method: "POST", path, headers: authorization, body: big });
    expect([answer.status, await answer.text()]).toEqual([200, digestOf(big)]);
  });

  test("clients are known by their own address, whatever they say about it", async () => {
    const headers = { authorization: `Bearer ${limited}`, "x-forwarded-for": "127.0.0.2" };
    const path = `/api/v1/proxy/${id}/me`;
    const status = async (from: string) => (await proxy.ask({ path, from, headers })).status;
    expect(await status("127.0.0.2")).toBe(200);
    expect(await status("127.0.0.3")).toBe(403);
  });

  test("HTTPS is insisted on, and plain HTTP leads there", async () => {
    const page = await proxy.ask({ path: "/sign-in", headers: { "x-forwarded-host": "evil.example" } });
    expect(page.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(await page.text()).not.toContain("evil.example");
    if (kind === "caddy") return;
    const plain = await fetch(`http://127.0.0.1:${proxy.plainPort}/credentials?q=1`, { redirect: "manual" });
    expect([plain.status, plain.headers.get("location")]).toEqual([308, `https://${publicName}/credentials?q=1`]);
  });
});
