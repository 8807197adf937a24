import { describe, expect, it } from "vitest";
import { defineConnector, type JudgeRule, protocol, scheme, secretKeys } from "./connector";
import { describe as describeConnector } from "./description";
import { secret, text } from "./field";

const guide = { steps: [{ text: "Do.", fills: ["key"] }] };
const fields = { key: secret({ label: "Key" }), account: text({ label: "Account" }) };
const base = {
  id: "key",
  type: "apiKey",
  title: "Key",
  origins: ["https://a.example"],
  baseUrl: "https://a.example",
  guide,
} as const;
const probe = { url: "https://a.example/me", identity: "/id", label: "/name" } as const;

/** What must not compile is compiled here: each mark fails `tsc` when the line below it is fine. */
describe("a definition", () => {
  it("compiles with placeholders that are fields, and shows no secret and no template to a browser", () => {
    const good = scheme({ ...base, fields, authenticate: { header: { "x-key": "{key}" } }, probe });
    expect(secretKeys(good.fields)).toEqual(["key"]);
    const connector = defineConnector({
      id: "a",
      name: "A",
      category: "generic",
      docs: "https://a.example",
      tile: { initials: "Aa", hue: 1 },
      schemes: [good],
    });
    const description = JSON.stringify(describeConnector(connector));
    expect(description).not.toContain("x-key");
    expect(description).not.toContain("https://a.example/me");
  });

  it("does not compile with a placeholder that is no field", () => {
    // @ts-expect-error unknown placeholder {kye}
    scheme({ ...base, fields, authenticate: { header: { "x-key": "{kye}" } }, probe });
    // @ts-expect-error unknown placeholder {shop}
    scheme({ ...base, fields, origins: ["https://{shop}.example"], authenticate: {}, probe });
    const server = {
      id: "p",
      type: "userPassword",
      title: "P",
      guide,
      fields: { user: text({ label: "U" }) },
    } as const;
    const verified = { outcome: "verified", identity: "a", label: "a" } as const;
    const load = async () => ({ probe: async () => verified });
    protocol({ ...server, target: { host: "{user}", port: "1" }, probe: { load } });
    // @ts-expect-error unknown placeholder {where}
    protocol({ ...server, target: { host: "{where}", port: "1" }, probe: { load } });
    expect(true).toBe(true);
  });

  it("does not compile without authenticate, without identity, with an unknown reason or a readable secret", () => {
    // @ts-expect-error authenticate is missing
    scheme({ ...base, fields, probe });
    // @ts-expect-error identity is missing
    scheme({ ...base, fields, authenticate: {}, probe: { url: "https://a.example/me", label: "/name" } });
    // @ts-expect-error an outage is no reason to reject
    const rule: JudgeRule = { status: 504, then: { outcome: "rejected", reason: "timeout" } };
    // @ts-expect-error a secret cannot be declared readable
    secret({ label: "Key", secret: false });
    expect(rule.status).toBe(504);
  });
});
