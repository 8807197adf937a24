import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "@/connectors";
import type { Scheme } from "@/connectors/kit";
import { proofOf, simulated, simulatedOAuth } from "@/scripts/catalogue/proofs";

/** Every way into every application is proved by some test, or stands here with the reason why it cannot be. */
const ways = catalogue.flatMap((connector) =>
  connector.schemes.map((scheme) => ({
    name: `${connector.id} ${scheme.id}`,
    connector,
    scheme,
    proof: proofOf(connector, scheme),
  })),
);

describe("the proofs of the catalogue", () => {
  it("leave out no way into any application", () => {
    expect(ways.filter(({ proof }) => proof === undefined).map(({ name }) => name)).toEqual([]);
  });

  it("except only what nobody can sign in to from here, and say why", () => {
    const without = ways.flatMap(({ name, proof }) => (proof && "none" in proof ? [[name, proof.none] as const] : []));
    expect(without.map(([name]) => name)).toEqual(["sap-business-one-dis agent"]);
    for (const [, reason] of without) expect(reason.length).toBeGreaterThan(40);
  });

  it("stand in files that try this way in with a right and with a wrong secret", () => {
    for (const { name, connector, scheme, proof } of ways) {
      if (!proof || "none" in proof || [simulated, simulatedOAuth].includes(proof.file)) continue;
      const path = join(import.meta.dirname, "../..", proof.file);
      expect(existsSync(path), name).toBe(true);
      const text = readFileSync(path, "utf8");
      for (const word of [`"${connector.id}"`, `"${scheme.id}"`])
        expect(text, `${name} in ${proof.file}`).toContain(word);
      expect(text, name).toMatch(/verified|valid/);
      expect(text, name).toMatch(/invalid_credentials|rejected|invalid_client|verification_failed/);
    }
  });

  it("do not cover a new kind of sign-in by accident", () => {
    const [{ scheme } = { scheme: undefined }] = ways.filter(({ name }) => name === "stripe secretKey");
    for (const other of [{ type: "mtls" }, { type: "bearer", login: {} }, { type: "userPassword" }])
      expect(proofOf({ id: "new" }, { ...scheme, id: "new", ...other } as Scheme)).toBeUndefined();
  });
});
