/** Certificates made by openssl into a temporary folder, for the tests of this folder. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Pair = { key: string; cert: string };

/** All leaves are for `app.test` and 127.0.0.1, but `elsewhere`, which is for `elsewhere.test`. */
export type Certificates = {
  authority: Pair;
  good: Pair;
  expired: Pair;
  elsewhere: Pair;
  selfSigned: Pair;
  client: Pair;
};

export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), "egress-"));
  try {
    const at = (name: string) => join(folder, name);
    const pair = (name: string): Pair => ({
      key: readFileSync(at(`${name}.key`), "utf8"),
      cert: readFileSync(at(`${name}.crt`), "utf8"),
    });
    const selfSign = (name: string, subject: string, extension: string) =>
      openssl("req", "-x509", ...newKey, "-days", "2", "-subj", subject, "-addext", extension, ...out(at(name)));

    const issue = (name: string, names: string, period: readonly string[]) => {
      writeFileSync(at(`${name}.ext`), `subjectAltName=${names}\n`);
      openssl("req", ...newKey, "-subj", `/CN=${name}`, "-keyout", at(`${name}.key`), "-out", at(`${name}.csr`));
      writeFileSync(at("ca.conf"), configuration(folder));
      writeFileSync(at("index.txt"), "");
      const signing = ["-batch", "-notext", "-create_serial", "-config", at("ca.conf"), "-extfile", at(`${name}.ext`)];
      openssl("ca", ...signing, ...period, "-in", at(`${name}.csr`), "-out", at(`${name}.crt`));
      return pair(name);
    };

    selfSign("authority", "/CN=Workshop Root/O=Workshop", "keyUsage=critical,keyCertSign,cRLSign");
    selfSign("selfSigned", "/CN=app.test", `subjectAltName=${ours}`);
    return {
      authority: pair("authority"),
      selfSigned: pair("selfSigned"),
      good: issue("good", ours, ["-days", "2"]),
      client: issue("client", "DNS:client.test", ["-days", "2"]),
      elsewhere: issue("elsewhere", "DNS:elsewhere.test", ["-days", "2"]),
      expired: issue("expired", ours, ["-startdate", "20200101000000Z", "-enddate", "20200201000000Z"]),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ours = "DNS:app.test,IP:127.0.0.1";
const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

function openssl(...args: string[]): void {
  execFileSync("openssl", args, { stdio: ["ignore", "ignore", "pipe"] });
}

function out(path: string): string[] {
  return ["-keyout", `${path}.key`, "-out", `${path}.crt`];
}

function configuration(folder: string): string {
  return `[ca]
default_ca = workshop
[workshop]
database = ${folder}/index.txt
serial = ${folder}/serial
new_certs_dir = ${folder}
certificate = ${folder}/authority.crt
private_key = ${folder}/authority.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
`;
}
