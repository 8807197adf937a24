import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** Real receivers on loopback that keep what they get: a web server, and a mail server. */
export type Post = { headers: IncomingHttpHeaders; body: string };
export type Hook = { url: string; got: Post[]; answer: number; close(): Promise<void> };

export async function startHook(): Promise<Hook> {
  const state: Hook = { url: "", got: [], answer: 204, close: async () => undefined };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      state.got.push({ headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
      response.writeHead(state.answer).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  state.close = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return state;
}

export type Mailbox = { port: number; got: { to: string[]; text: string }[]; close(): Promise<void> };

export async function startMailbox(): Promise<Mailbox> {
  const got: Mailbox["got"] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const text = Buffer.concat(parts).toString().replaceAll("=\r\n", "").replaceAll("=3D", "=");
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const { port } = server.server.address() as AddressInfo;
  return { port, got, close: () => new Promise((done) => server.close(() => done())) };
}
