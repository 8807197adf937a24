import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";
import type { Outcome, Probe, Values } from "../kit";
import { afterEach, asSocket, codeOf, numberOf, session, tlsOptions, watchTls, wordsOf } from "../kit/driver";

/** Greets, encrypts, signs in, leaves. No mail is begun. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "465", username = "", password = "", encryption = "tls", ca } = values;
  const fromStart = encryption === "tls";
  const socket = asSocket(
    await outside.dial({ host, port: Number(port), ...(fromStart ? { tls: ca ? { ca } : {} } : {}) }),
  );
  const options: SMTPConnection.Options & { secured: boolean } = {
    connection: socket,
    host,
    port: Number(port),
    // An address literal (RFC 5321, section 4.1.3): the name of this machine is nobody's business.
    name: "[127.0.0.1]",
    secure: fromStart,
    secured: fromStart,
    requireTLS: encryption === "starttls",
    ignoreTLS: encryption === "off",
    tls: tlsOptions(ca),
    logger: false,
  };
  const connection = new SMTPConnection(options);
  const tls = watchTls(() => outside.step("signIn"));
  afterEach(connection, "_upgradeConnection", () => tls.follow(connection._socket));
  const failed = new Promise<never>((_, reject) => {
    connection.on("error", reject).once("end", () => reject(hungUp()));
  });
  // A failure after the work is done has nobody to tell.
  failed.catch(() => undefined);
  const close = () => {
    connection.quit();
    socket.destroySoon();
  };
  return session(outside.signal, close, async () => {
    try {
      if (encryption === "starttls") outside.step("tls");
      await Promise.race([greeted(connection), failed]);
      if (!offersSignIn(connection)) return noSignIn(encryption);
      await Promise.race([signedIn(connection, username, password), failed]);
      outside.step("identity");
      return { outcome: "verified", identity: `${username}@${host}:${port}`, label: `${username} at ${host}` };
    } catch (error) {
      const outcome = judge(error, values);
      if (outcome) return outcome;
      throw tls.restored(error);
    }
  });
};

/** Before the greeting nodemailer only ends. */
function hungUp(): Error {
  return Object.assign(new Error("The server hung up."), { code: "ECONNRESET" });
}

function greeted(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
}

function signedIn(connection: SMTPConnection, user: string, pass: string): Promise<void> {
  return new Promise((resolve, reject) =>
    connection.login({ user, pass }, (error) => (error ? reject(error) : resolve())),
  );
}

function offersSignIn(connection: SMTPConnection): boolean {
  return "allowsAuth" in connection && connection.allowsAuth === true;
}

function noSignIn(encryption: string): Outcome {
  return {
    outcome: "rejected",
    reason: "misconfigured",
    field: encryption === "off" ? "encryption" : "port",
    hint:
      encryption === "off"
        ? "The server offers no sign-in without encryption. Choose STARTTLS or TLS."
        : "The server offers no sign-in at this port. Outgoing mail is usually on 465 or 587; 25 is for servers.",
  };
}

/** By reply code, RFC 4954 section 6 and RFC 3207 section 4; the enhanced code behind it refines. */
function judge(error: unknown, { encryption = "tls" }: Values): Outcome | undefined {
  const says = reply(error);
  switch (numberOf(error, "responseCode")) {
    case 535:
      return { outcome: "rejected", reason: "invalid_credentials", field: "password", says };
    case 534:
      return {
        outcome: "rejected",
        reason: "account_locked",
        field: "password",
        says,
        hint: "The server wants more than this password: usually an app password made for this purpose.",
      };
    case 530:
    case 538:
      return { outcome: "rejected", reason: "misconfigured", field: "encryption", says };
    case 504:
      return { outcome: "inconclusive", reason: "not_checkable", field: "username", says };
    case 454:
      return codeOf(error) === "ETLS" ? noTls(says) : { outcome: "inconclusive", reason: "server_error", says };
    case 421:
    case 432:
    case 450:
    case 451:
    case 452:
      return { outcome: "inconclusive", reason: "server_error", says };
    case 554:
      return { outcome: "inconclusive", reason: "refused", says, hint: "The server does not talk to this address." };
    case undefined:
      return codeOf(error) === "EPROTOCOL" ? noMailServer(says) : undefined;
    default:
      return codeOf(error) === "ETLS" && encryption === "starttls"
        ? noTls(says)
        : { outcome: "inconclusive", reason: "unexpected_response", says };
  }
}

function noMailServer(says: string): Outcome {
  return {
    outcome: "inconclusive",
    reason: "unexpected_response",
    field: "port",
    says,
    hint: "What answers at this port is no mail server.",
  };
}

function noTls(says: string): Outcome {
  return {
    outcome: "inconclusive",
    reason: "tls",
    field: "encryption",
    says,
    hint: "This server does not offer STARTTLS at this port. TLS from the start is usually on port 465.",
  };
}

function reply(error: unknown): string {
  return typeof error === "object" && error !== null && "response" in error && typeof error.response === "string"
    ? error.response
    : wordsOf(error);
}
