import { NodeTransport } from "@nats-io/transport-node/lib/node_transport.js";
import { startTlsOptions, untrusted } from "../families/starttls";
import type { Outcome, Probe, Values } from "../kit";
import { asSocket, session, withCloseCode } from "../kit/driver";
import { judge, noNats, noTls, openToAll, subjectTrouble, wantsTls } from "./judge";
import { proofOf, type Signer, signerOf } from "./signer";

/** Signs in, waits for a sign of life, subscribes for a moment if a subject is given, leaves. Publishes nothing. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "4222", ca, username, password, token, userKey } = values;
  const encrypted = values.tls !== "off";
  const signer = signerOf({ username, password, token, userKey });
  if ("outcome" in signer) return signer;
  const socket = asSocket(await outside.dial({ host, port: Number(port) }));
  const transport = new NodeTransport();
  const seen: { info?: Info; trouble?: Outcome } = {};
  const peek = transport.peekInfo.bind(transport);
  Object.assign(transport, {
    // It dials by itself; here it gets what was dialled, and its servers in the cluster are not asked for.
    dial: async () => socket,
    peekInfo: async () => {
      const info = await peek();
      // The driver no longer listens, and the next to do so may be late.
      socket.on("error", () => undefined);
      seen.info = info;
      seen.trouble = doors(info, encrypted);
      if (seen.trouble) throw new Error("not to be entered");
      if (encrypted) outside.step("tls");
      return info;
    },
  });
  const close = () => {
    transport.discard();
    socket.on("error", () => undefined);
    socket.destroy();
  };
  outside.signal.addEventListener("abort", close, { once: true });
  return session(outside.signal, close, async () => {
    try {
      const tls = encrypted ? startTlsOptions(host, ca) : null;
      await transport.connect({ hostname: host, port: Number(port), tlsName: host }, { tls });
      if (encrypted) outside.step("signIn");
      return await talk(transport, values, signer, seen.info ?? {}, outside.step);
    } catch (error) {
      if (seen.trouble) return seen.trouble;
      const outcome = untrusted(error, "ca") ?? (/unexpected response/.test(String(error)) ? noNats : undefined);
      if (outcome) return outcome;
      throw withCloseCode(error, socket);
    }
  });
};

type Info = { tls_required?: boolean; tls_available?: boolean; auth_required?: boolean; nonce?: string };

function doors(info: Info, encrypted: boolean): Outcome | undefined {
  if (encrypted && !info.tls_required && !info.tls_available) return noTls;
  if (!encrypted && info.tls_required) return wantsTls;
  return info.auth_required ? undefined : openToAll;
}

async function talk(
  transport: NodeTransport,
  { host, port, subject }: Values,
  signer: Signer,
  info: Info,
  step: (name: "identity" | "permissions") => void,
): Promise<Outcome> {
  const lines = linesOf(transport);
  const options = { verbose: false, pedantic: false, lang: "keyrack", version: "1", protocol: 1, echo: false };
  const refused = await ask(
    transport,
    lines,
    `CONNECT ${JSON.stringify({ ...options, ...proofOf(signer, info.nonce) })}`,
  );
  if (refused !== undefined) return judge(refused);
  step("identity");
  const who = {
    identity: signer.name ? `${signer.id}@${host}:${port}` : `${host}:${port}`,
    label: signer.name ? `${signer.name} @ ${host}` : `${host}`,
  };
  if (!subject) return { outcome: "verified", ...who };
  step("permissions");
  const closed = await ask(transport, lines, `SUB ${subject} 1\r\nUNSUB 1`);
  return closed === undefined ? { outcome: "verified", ...who } : subjectTrouble(closed, subject, who);
}

/** Says something and asks for a sign of life. Undefined when only that came; otherwise the server's error. */
async function ask(transport: NodeTransport, lines: AsyncIterator<string>, words: string): Promise<string | undefined> {
  transport.send(Buffer.from(`${words}\r\nPING\r\n`));
  let trouble: string | undefined;
  for (;;) {
    const { value, done } = await lines.next();
    if (done) {
      if (trouble !== undefined) return trouble;
      throw Object.assign(new Error("The server hung up."), { code: "ECONNRESET" });
    }
    if (value === "PING") transport.send(Buffer.from("PONG\r\n"));
    if (value === "PONG") return trouble;
    const said = /^-ERR '(.*)'$/.exec(value)?.[1];
    if (said !== undefined) trouble ??= said;
    // Whoever is refused is told so and then left alone.
    if (trouble !== undefined && !/^Permissions Violation/i.test(trouble)) return trouble;
  }
}

/** What the server says, a line each. The bytes of a message look like lines too; none of them begins with a sign of life. */
async function* linesOf(transport: NodeTransport): AsyncGenerator<string, undefined> {
  const closed = transport.closed().then(() => transport.signal.resolve());
  closed.catch(() => undefined);
  let rest = "";
  for await (const chunk of transport) {
    rest += Buffer.from(chunk).toString();
    const lines = rest.split("\r\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  return undefined;
}
