import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { writeLetter } from "./letter";
import { send } from "./send";

/** A real mail server on loopback that keeps what it gets. */
const running: SMTPServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await new Promise<void>((done) => server.close(() => done()));
});

async function mailServer(refuse?: { code: number }) {
  const got: { to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_, __, done) =>
      done(refuse ? Object.assign(new Error("no such mailbox"), { responseCode: refuse.code }) : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        got.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(parts).toString().replaceAll("=\r\n", ""),
        });
        done();
      });
    },
  });
  running.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  return { port: (server.server.address() as AddressInfo).port, got };
}

function homeWith(settings: Record<string, string>) {
  const result = readEnv(settings);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { env: result.env };
}
const named = (port: number) =>
  homeWith({ KEYRACK_SMTP_URL: `smtp://127.0.0.1:${port}`, KEYRACK_MAIL_FROM: "Keyrack <keyrack@acme.example>" });
const letter = {
  to: "ben@acme.example",
  ...writeLetter({
    subject: "Come in",
    title: "Come in <now>",
    paragraphs: ["Ana & Co."],
    button: { label: "Open", href: "https://keyrack.example/invite/x?a=1&b=2" },
    last: "Sent by Keyrack.",
  }),
};

test("a mail arrives with both of its forms, and what is put in is text", async () => {
  const { port, got } = await mailServer();
  expect(await send(named(port), { ...letter, id: "one" })).toEqual({ sent: true, id: "one" });
  expect(got).toHaveLength(1);
  expect(got[0]?.to).toEqual(["ben@acme.example"]);
  expect(got[0]?.text).toContain("Message-ID: <one@acme.example>");
  expect(got[0]?.text).toContain("Come in &lt;now&gt;");
  expect(got[0]?.text).toContain("Ana &amp; Co.");
});

test("without a server nothing is sent, and that is a value", async () => {
  expect(await send(homeWith({}), letter)).toMatchObject({ sent: false, why: "unset" });
});

test.each(["ben@acme.example, eve@evil.example", "ben@acme.example\r\nBcc: eve@evil.example", "ben"])(
  "%j is not one recipient, and no server is asked",
  async (to) => {
    const { port, got } = await mailServer();
    expect(await send(named(port), { ...letter, to })).toMatchObject({ sent: false, why: "refused" });
    expect(got).toEqual([]);
  },
);

test.each([
  [550, "refused"],
  [451, "failed"],
])("a server that answers %i has %s it", async (code, why) => {
  const { port } = await mailServer({ code });
  expect(await send(named(port), letter)).toMatchObject({ sent: false, why });
});

test("a server that is not there may be there later", async () => {
  expect(await send(named(9), letter)).toMatchObject({ sent: false, why: "failed" });
});

test("a password never goes to a server without encryption", async () => {
  const { port, got } = await mailServer();
  const home = homeWith({
    KEYRACK_SMTP_URL: `smtp://ana:se%25cret@127.0.0.1:${port}`,
    KEYRACK_MAIL_FROM: "keyrack@acme.example",
  });
  const result = await send(home, letter);
  expect(result).toMatchObject({ sent: false });
  expect(JSON.stringify(result)).not.toContain("se%cret");
  expect(got).toEqual([]);
});

test.each([
  ["KEYRACK_SMTP_URL", { KEYRACK_SMTP_URL: "https://mail.example", KEYRACK_MAIL_FROM: "a@b.example" }],
  ["KEYRACK_MAIL_FROM", { KEYRACK_SMTP_URL: "smtps://mail.example" }],
  ["KEYRACK_SMTP_URL", { KEYRACK_MAIL_FROM: "a@b.example" }],
  ["KEYRACK_OIDC_ISSUER", { KEYRACK_OIDC_ISSUER: "http://login.example", KEYRACK_OIDC_CLIENT_ID: "x" }],
  ["KEYRACK_OIDC_CLIENT_SECRET", { KEYRACK_OIDC_ISSUER: "https://login.example", KEYRACK_OIDC_CLIENT_ID: "x" }],
])("the start stops with %s when it makes no sense", (name, settings) => {
  const result = readEnv(settings);
  expect(result.ok ? [] : result.problems.map((each) => each.name)).toEqual([name]);
});
