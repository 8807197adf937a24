import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Certificate = { certFile: string; keyFile: string; cert: string; key: string };
export type Authority = { ca: string; caFile: string; folder: string; issue(name: string, names: string): Certificate };

/** A private certificate authority in a temporary folder, made with openssl. `names` is a subjectAltName. */
export function createAuthority(): Authority & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "keyrack-ca-"));
  chmodSync(folder, 0o755);
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: ["ignore", "ignore", "pipe"] });
  const newKey = (file: string) => openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", file);

  newKey(at("ca.key"));
  openssl(
    "req",
    "-x509",
    "-new",
    "-key",
    at("ca.key"),
    "-days",
    "2",
    "-subj",
    "/CN=Keyrack test authority",
    "-out",
    at("ca.pem"),
  );
  return {
    folder,
    caFile: at("ca.pem"),
    ca: readFileSync(at("ca.pem"), "utf8"),
    issue: (name, names) => {
      const [key, request, cert, extensions] = ["key", "csr", "pem", "ext"].map((end) => at(`${name}.${end}`)) as [
        string,
        string,
        string,
        string,
      ];
      newKey(key);
      chmodSync(key, 0o644);
      writeFileSync(extensions, `subjectAltName=${names}\nbasicConstraints=CA:FALSE\n`);
      openssl("req", "-new", "-key", key, "-subj", `/CN=${name}`, "-out", request);
      openssl(
        "x509",
        "-req",
        "-in",
        request,
        "-CA",
        at("ca.pem"),
        "-CAkey",
        at("ca.key"),
        "-CAcreateserial",
        "-days",
        "2",
        "-extfile",
        extensions,
        "-out",
        cert,
      );
      return { certFile: cert, keyFile: key, cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
