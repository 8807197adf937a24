import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newTokenText } from "@/lib/tokens/text";
import { type Application, startApplication } from "@/tests/support/application";
import { found } from "@/tests/support/encodings";
import { type Container, folder, start } from "./container";

/** One life of a container: begun bare, set up from files, stopped, started again. The tests build on each other. */
const secret = "container-canary-4Xk9mW2v";
const token = newTokenText();
const data = folder();
const secrets = folder({ password: "correct horse battery\n", token: `${token}\n` });
const setUp = {
  KEYRACK_SETUP_EMAIL: "ana@example.com",
  KEYRACK_SETUP_PASSWORD_FILE: "/run/secrets/password",
  KEYRACK_SETUP_TOKEN_FILE: "/run/secrets/token",
  KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
};
let container: Container;
let application: Application;
let id = "";

beforeAll(async () => {
  application = await startApplication(secret);
});
afterAll(async () => {
  await application?.stop();
  data.remove();
  secrets.remove();
});

async function api(method: string, path: string, body?: object): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${container.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, text: await answer.text() };
}

test("a bare container becomes ready, prints its set-up code and shows the page that asks for it", async () => {
  container = await start(data.path, secrets.path);
  expect(container.output()).toMatch(/Set-up code {2}[A-Z0-9-]{8,}/);
  const page = await fetch(`${container.url}/`);
  expect(page.url).toContain("/setup");
  expect(await page.text()).toContain("Set-up code");
});

test("it runs as an unprivileged user without any capability, and cannot gain one", () => {
  const status = readFileSync(`/proc/${container.pid}/status`, "utf8");
  expect(status).toMatch(/^Uid:\t1000\t1000\t1000\t1000$/m);
  for (const set of ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"])
    expect(status).toMatch(new RegExp(`^${set}:\t0+$`, "m"));
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  const tried =
    'for (const path of ["/app/x", "/tmp/x", "/x"]) try { require("fs").writeFileSync(path, ""); console.log(path) } catch (e) { console.log(e.code) }';
  expect(container.also(["node", "-e", tried]).output.trim().split("\n")).toEqual(["EROFS", "EROFS", "EROFS"]);
});

test("its own health check tells ready from absent", async () => {
  const check = ["node", "/app/keyrack.mjs", "health"];
  expect(container.also(check)).toEqual({ code: 0, output: "" });
  expect(container.also(check, { PORT: "1" })).toMatchObject({ code: 1 });
  expect(await container.stop()).toBe(0);
});

test("with its secrets as files it is set up, keeps a credential and hands out its authorization", async () => {
  container = await start(data.path, secrets.path, setUp);
  const made = await api("POST", "/credentials", {
    connector: "http",
    scheme: "bearer",
    name: "Orders",
    values: { baseUrl: application.url, checkPath: "/me", token: secret },
  });
  expect(made.status, made.text).toBe(201);
  expect(made.text).not.toContain(secret);
  id = JSON.parse(made.text).id;
  expect((await api("GET", `/credentials/${id}/authorization`)).text).toContain(`Bearer ${secret}`);
  expect((await api("GET", `/proxy/${id}/me`)).status).toBe(200);
});

test("a stop ends with 0, and another start finds everything as it was", async () => {
  expect(await container.stop()).toBe(0);
  const before = container.output();
  container = await start(data.path, secrets.path, setUp);
  expect((await api("GET", `/credentials/${id}/authorization`)).text).toContain(`Bearer ${secret}`);
  expect(await container.stop()).toBe(0);
  for (const text of [before, container.output()]) expect(found(secret, Buffer.from(text))).toEqual([]);
});

test("what it wrote lies in /data, belongs to its user and holds no secret in clear", () => {
  const files = readdirSync(data.path);
  expect(files).toEqual(expect.arrayContaining(["keyrack.db", "master.key"]));
  for (const name of files) expect(found(secret, readFileSync(`${data.path}/${name}`)), name).toEqual([]);
});
