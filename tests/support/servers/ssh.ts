import { Server, type ServerConfig, utils } from "ssh2";
import { type Listening, listen } from "./ports";

export type KeyPair = { private: string; public: string };

export function newKey(passphrase?: string): KeyPair {
  return passphrase === undefined
    ? utils.generateKeyPairSync("ed25519")
    : utils.generateKeyPairSync("ed25519", { passphrase, cipher: "aes256-ctr", rounds: 4 });
}

/** What a server lets in and what it then allows. `asked` collects what each sign-in was tried with. */
export type Doors = {
  hostKey: string;
  password?: string;
  publicKey?: string;
  /** Takes the password as the answer to a question, and then asks these. */
  questions?: readonly string[];
  sftp?: boolean;
  asked: string[];
  config?: Partial<ServerConfig>;
};

/** An SSH server with one user, `acme`. */
export async function startSsh(doors: Doors): Promise<Listening> {
  const server = new Server({ hostKeys: [doors.hostKey], ...doors.config });
  server.on("connection", (client) => {
    client.on("error", () => undefined);
    client.on("authentication", (attempt) => {
      doors.asked.push(attempt.method);
      const refuse = () => attempt.reject([doors.questions ? "keyboard-interactive" : "password", "publickey"]);
      if (attempt.username !== "acme") return refuse();
      if (attempt.method === "password" && !doors.questions && attempt.password === doors.password)
        return attempt.accept();
      if (attempt.method === "keyboard-interactive" && doors.questions)
        return attempt.prompt([{ prompt: "Password: ", echo: false }], (answers) => {
          if (answers[0] !== doors.password) return refuse();
          if (doors.questions?.length === 0) return attempt.accept();
          attempt.prompt(
            (doors.questions ?? []).map((prompt) => ({ prompt, echo: true })),
            refuse,
          );
        });
      if (attempt.method === "publickey" && doors.publicKey && matches(attempt, doors.publicKey))
        return attempt.accept();
      refuse();
    });
    client.on("session", (accept) => {
      const session = accept();
      session.on("sftp", (acceptSftp, reject) => {
        if (doors.sftp === false) return reject();
        const sftp = acceptSftp();
        sftp.on("REALPATH", (id) => sftp.name(id, [{ filename: "/home/acme", longname: "", attrs: emptyAttributes }]));
      });
    });
  });
  // The server of ssh2 wraps a net.Server, which is what listens.
  const inner: unknown = Reflect.get(server, "_srv");
  return listen(inner as Parameters<typeof listen>[0]);
}

const emptyAttributes = { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 };

function matches(
  attempt: { key: { algo: string; data: Buffer }; blob?: Buffer; signature?: Buffer; hashAlgo?: string },
  publicKey: string,
): boolean {
  const key = utils.parseKey(publicKey);
  if (key instanceof Error || !attempt.key.data.equals(key.getPublicSSH())) return false;
  if (!attempt.signature || !attempt.blob) return true;
  return key.verify(attempt.blob, attempt.signature, attempt.hashAlgo) === true;
}
