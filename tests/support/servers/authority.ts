import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { issueCertificate } from "./x509";

export type Certificate = { certFile: string; keyFile: string; cert: string; key: string };
export type Authority = { ca: string; caFile: string; issue(name: string, names: string): Certificate };

/** A private certificate authority whose files lie in a temporary folder. `names`: `DNS:localhost,IP:127.0.0.1`. */
export function createAuthority(): Authority & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "keyrack-ca-"));
  chmodSync(folder, 0o755);
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o644 });
    return join(folder, name);
  };
  const name = "Keyrack test authority";
  const own = issueCertificate(name);
  return {
    ca: own.cert,
    caFile: write("ca.pem", own.cert),
    issue: (leaf, names) => {
      const issued = issueCertificate(leaf, { names, issuer: { ...own, name } });
      return { ...issued, certFile: write(`${leaf}.pem`, issued.cert), keyFile: write(`${leaf}.key`, issued.key) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
