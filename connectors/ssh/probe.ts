import type { Duplex } from "node:stream";
import { Client, type SFTPWrapper, utils } from "ssh2";
import type { Outcome, Probe, Values } from "../kit";
import { session, withCloseCode, wordsOf } from "../kit/driver";
import { noFactor, signInTroubles } from "./judge";

/** Compares the host key, signs in, asks for the home folder over SFTP, leaves. Runs no command. */
export const probe: Probe = async (values, outside) => {
  const { host = "", port = "22", username = "" } = values;
  const stream = await outside.dial({ host, port: Number(port) });
  const unreadable = unreadableKey(values);
  if (unreadable) {
    stream.destroy();
    return unreadable;
  }
  const expected = values.hostKey ?? outside.facts.hostKey;
  const seen = { hostKey: "", moreAsked: false };
  const client = new Client();
  const close = () => {
    client.end();
    stream.destroy();
  };
  return session(outside.signal, close, async () => {
    try {
      await signedIn(client, values, stream, {
        accepts: (fingerprint) => {
          seen.hostKey = fingerprint;
          return expected === undefined || expected === fingerprint;
        },
        moreAsked: () => {
          seen.moreAsked = true;
        },
      });
    } catch (error) {
      if (seen.hostKey !== "" && expected !== undefined && expected !== seen.hostKey)
        return changed(expected, seen.hostKey);
      if (seen.moreAsked) return noFactor(wordsOf(error));
      const outcome = signInTroubles(error, values);
      if (outcome) return outcome;
      throw withCloseCode(error, stream);
    }
    outside.step("identity");
    const who = {
      identity: `${username}@${seen.hostKey}`,
      label: `${username} @ ${host}`,
      facts: { hostKey: seen.hostKey },
    };
    outside.step("permissions");
    return { ...who, ...(await files(client)) };
  });
};

type Watch = { accepts: (fingerprint: string) => boolean; moreAsked: () => void };

function signedIn(client: Client, values: Values, stream: Duplex, { accepts, moreAsked }: Watch): Promise<void> {
  const { username = "", password, privateKey, passphrase } = values;
  let asked = false;
  return new Promise((resolve, reject) => {
    // The first error is the answer; later ones belong to a connection that is being closed.
    client
      .on("error", reject)
      .once("ready", resolve)
      .once("close", () => reject(closed()));
    // Servers with PAM often take the password only as the answer to a question.
    client.on("keyboard-interactive", (_name, _instructions, _language, prompts, answer) => {
      const [only] = prompts;
      if (prompts.length === 1 && only?.echo === false && password !== undefined && !asked) {
        asked = true;
        answer([password]);
      } else {
        if (prompts.length > 0) moreAsked();
        answer(prompts.map(() => ""));
      }
    });
    client.connect({
      sock: stream,
      username,
      ...(privateKey === undefined ? { password, tryKeyboard: true } : { privateKey, passphrase }),
      hostHash: "sha256",
      hostVerifier: (hash: string) => accepts(fingerprintOf(hash)),
      readyTimeout: 0,
      keepaliveInterval: 0,
    });
  });
}

function closed(): Error {
  return Object.assign(new Error("The server closed the connection."), { code: "ECONNRESET" });
}

/** As OpenSSH writes it: SHA256 and base64 without padding. */
function fingerprintOf(hex: string): string {
  return `SHA256:${Buffer.from(hex, "hex").toString("base64").replace(/=+$/, "")}`;
}

/** Signed in is one thing; many accounts may use SFTP only, and some everything but SFTP. */
async function files(
  client: Client,
): Promise<
  { outcome: "verified" } | { outcome: "limited"; reason: "not_permitted"; missing: string[]; says?: string }
> {
  try {
    const sftp = await new Promise<SFTPWrapper>((resolve, reject) =>
      client.sftp((error, opened) => (error ? reject(error) : resolve(opened))),
    );
    await new Promise<void>((resolve, reject) => sftp.realpath(".", (error) => (error ? reject(error) : resolve())));
    return { outcome: "verified" };
  } catch (error) {
    return { outcome: "limited", reason: "not_permitted", missing: ["SFTP"], says: wordsOf(error) };
  }
}

function changed(expected: string, seen: string): Outcome {
  return {
    outcome: "rejected",
    reason: "misconfigured",
    field: "hostKey",
    says: `Expected ${expected}, but the server showed ${seen}.`,
    hint: "The server shows another host key than before, and nothing was sent to it. Ask its administrator: if the new key is right, enter it as Host key; if not, somebody may stand between.",
    suggestion: { field: "hostKey", value: seen },
  };
}

function unreadableKey({ privateKey, passphrase }: Values): Outcome | undefined {
  if (privateKey === undefined) return undefined;
  const key = utils.parseKey(privateKey, passphrase);
  if (!(key instanceof Error)) return undefined;
  const protectedKey = /ENCRYPTED|bcrypt/.test(privateKey) || /[Ee]ncrypt|passphrase|integrity/.test(key.message);
  return {
    outcome: "rejected",
    reason: "misconfigured",
    field: protectedKey ? "passphrase" : "privateKey",
    says: key.message,
    ...(protectedKey ? { hint: "The key is protected by a passphrase, and this one does not open it." } : {}),
  };
}
