import { connect } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { type Product, startProduct } from "@/tests/support/product";

/** What no page sends: it is the sender's fault, is answered at once, and never as a fault of ours. */
let product: Product;
let browser: Browser;
let cookie: string;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
  const { page, context } = await openContext(browser, product.url, { javaScriptEnabled: false });
  await signIn(page);
  cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  // So that there is a session to end.
  await signIn((await openContext(browser, product.url, { javaScriptEnabled: false })).page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
});

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${product.url}${path}`, { redirect: "manual", ...init, headers: { origin: product.url, ...init.headers } });

function formWith(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

/** Of the actions on a page, in its order: those that take a state and a form, and those that take the form alone. */
async function actionsOn(path: string): Promise<{ state: string[]; form: string[] }> {
  const html = await (await ask(path, { headers: { cookie } })).text();
  const all = (shape: RegExp) => [...new Set([...html.matchAll(shape)].map(([, id]) => id ?? ""))];
  return {
    state: all(/&quot;id&quot;:&quot;(60[\da-f]{40})&quot;/g),
    form: all(/name="\$ACTION_ID_(40[\da-f]{40})"/g),
  };
}

test("an action is called as its page calls it, or not at all", async () => {
  const path = "/settings/account";
  const { state: states, form: forms } = await actionsOn(path);
  const [state = "", form = ""] = [states[0], forms[0]];
  expect([states.length, forms.length]).not.toContain(0);
  const call = (id: string, body: string | FormData) =>
    ask(path, { method: "POST", body, headers: { cookie, "next-action": id } });
  for (const id of states)
    expect((await call(id, formWith({ 0: '[{"values":{}},"$K1"]', _1_current: "no", _1_next: "no" }))).status).toBe(
      200,
    );
  for (const id of forms) expect((await call(id, formWith({ 0: '["$K1"]', _1_id: "none" }))).status).toBe(200);

  const body = formWith({ [`$ACTION_ID_${state}`]: "" });
  const none = await ask(path, { method: "POST", body, headers: { cookie } });
  expect([none.status, await none.text()]).toEqual([400, "This form cannot be read.\n"]);
  for (const body of ["", "garbage", "[]", "[null]", "[{},{}]", '["$F1"]', '["$@0","$0"]', "[".repeat(20_000)])
    for (const id of [state, form]) expect((await call(id, body)).status, body.slice(0, 20)).toBe(400);
  for (const given of ['["$K1"]', '[null,"$K1"]', '[{},{},"$K1"]', '["$B1","$K1"]', "x"])
    expect((await call(state, formWith({ 0: given }))).status, given).toBe(400);
  for (const given of ["[]", '[{},"$K1"]']) expect((await call(form, formWith({ 0: given }))).status, given).toBe(400);
});

test("an action that shows no words sends whoever is signed out to sign in", async () => {
  const path = "/settings/account";
  const { form } = await actionsOn(path);
  // The theme, the shortcuts, and at least the end of a session.
  expect(form.length).toBeGreaterThan(1);
  for (const id of form) {
    const body = formWith({ [`$ACTION_ID_${id}`]: "", id: "none" });
    const answer = await ask(path, { method: "POST", body });
    expect([answer.status, answer.headers.get("location")]).toEqual([307, expect.stringMatching(/^\/sign-in/)]);
  }
});

test("bodies that are no form are refused where a form is read", async () => {
  for (const [path, status] of [
    ["/activity/export", 400],
    ["/credentials/bulk/impact", 400],
    ["/credentials/bulk/recheck", 400],
    ["/credentials/export/file", 303],
    ["/api/auth/session", 415],
  ] as const)
    for (const type of ["application/json", "application/json; charset=utf-8"]) {
      const answer = await ask(path, { method: "POST", body: "{", headers: { cookie, "content-type": type } });
      expect([path, answer.status]).toEqual([path, status]);
    }
  expect((await ask("/activity/export", { method: "POST", headers: { cookie } })).status).toBe(400);
});

test("an answer that would come line by line does not begin where nothing is to be done", async () => {
  for (const path of ["/credentials/bulk/impact", "/credentials/bulk/recheck"]) {
    const answer = await ask(path, { method: "POST", body: formWith({ id: "none" }), headers: { cookie } });
    expect([answer.status, await answer.json()]).toEqual([422, { detail: "Choose at least one credential." }]);
  }
});

test("parts and conditions of a file that cannot be met are not looked at", async () => {
  for (const path of ["/logos/stripe.svg", "/favicon.ico"])
    for (const [name, value] of [
      ["range", "bytes=-99999999999999999999"],
      ["range", "bytes=999999-"],
      ["range", "x"],
      ["if-match", '"x"'],
      ["if-unmodified-since", "Thu, 01 Jan 1970 00:00:00 GMT"],
    ] as const)
      expect((await ask(path, { headers: { [name]: value } })).status, `${name}: ${value}`).toBe(200);
});

test("addresses and connections of another kind are answered", async () => {
  expect(await statusLine("OPTIONS * HTTP/1.1")).toMatch(/^HTTP\/1\.1 400 /);
  for (const path of ["/api/health/ready", "/sign-in"]) {
    // The one that was asked for first decides whether anybody listens for upgrades.
    for (const upgrade of ["websocket", "h2c"])
      expect(await statusLine(`GET ${path} HTTP/1.1`, `Connection: Upgrade\r\nUpgrade: ${upgrade}\r\n`)).toMatch(
        /^HTTP\/1\.1 200 /,
      );
  }
});

/** The first line of the answer; the test ends late where there is none. */
function statusLine(line: string, more = ""): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(product.port, "127.0.0.1");
    socket.write(`${line}\r\nHost: localhost:${product.port}\r\n${more}\r\n`);
    socket.once("data", (part) => {
      socket.destroy();
      done(part.toString().split("\r\n", 1)[0] ?? "");
    });
    socket.once("end", () => done("")).once("error", fail);
  });
}
