import { expect, test } from "vitest";
import { clientAddress } from "./client-address";
import { readEnv } from "./env";
import { parseRange } from "./tokens/addresses";

const trusted = ["10.0.0.0/8", "127.0.0.1", "fd00::/8"].map(parseRange);
const from = (remote: string | undefined, forwardedFor?: string | string[], ranges = trusted) =>
  clientAddress(ranges, { remote, forwardedFor });

test("without a declared proxy no header counts", () => {
  expect(from("203.0.113.9", "198.51.100.1", [])).toBe("203.0.113.9");
  expect(from("127.0.0.1", "198.51.100.1", [])).toBe("127.0.0.1");
});

test("a header from anybody but a declared proxy does not count", () => {
  expect(from("203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
  expect(from("203.0.113.9", "10.0.0.1")).toBe("203.0.113.9");
});

test("behind declared proxies it is the last address that none of them has", () => {
  expect(from("127.0.0.1", "198.51.100.1")).toBe("198.51.100.1");
  expect(from("::ffff:10.0.0.5", "198.51.100.1, 10.2.3.4")).toBe("198.51.100.1");
  expect(from("fd00::1", ["198.51.100.1", "10.2.3.4"])).toBe("198.51.100.1");
});

test("what a client wrote into the header itself is not believed", () => {
  expect(from("10.0.0.5", "10.9.9.9, 198.51.100.1")).toBe("198.51.100.1");
  expect(from("10.0.0.5", "192.0.2.66, 198.51.100.1, 10.1.1.1")).toBe("198.51.100.1");
});

test("what is no address ends the search, and ports and brackets are left out", () => {
  expect(from("10.0.0.5", "198.51.100.1, unknown")).toBe("10.0.0.5");
  expect(from("10.0.0.5", "<script>")).toBe("10.0.0.5");
  expect(from("10.0.0.5", "")).toBe("10.0.0.5");
  expect(from("10.0.0.5", "198.51.100.1:4711")).toBe("198.51.100.1");
  expect(from("10.0.0.5", "[2001:db8::1]:4711")).toBe("2001:db8::1");
  expect(from("10.0.0.5", "10.0.0.6, 10.0.0.7")).toBe("10.0.0.6");
  expect(from(undefined, "198.51.100.1")).toBe("unknown");
});

test("the setting takes addresses and ranges, and refuses anything else by its name", () => {
  const read = readEnv({ KEYRACK_TRUSTED_PROXIES: "10.0.0.0/8, ::1" });
  expect(read.ok && read.env.trustedProxies.length).toBe(2);
  for (const bad of ["*", "proxy.internal", "10.0.0.0/8 nonsense", "10.0.0.0/99"]) {
    const refused = readEnv({ KEYRACK_TRUSTED_PROXIES: bad });
    expect(refused.ok ? [] : refused.problems.map(({ name }) => name)).toEqual(["KEYRACK_TRUSTED_PROXIES"]);
  }
});
