import { describe, expect, it } from "vitest";
import { judgeAddress } from "./judgement";
import { isAllowed, normalNetwork } from "./rules";

describe("an address", () => {
  it.each([
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "168.63.129.17",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
    "2002:101:101::1",
    "2606:4700::1111",
    "2001:200::1",
    "2a00:1450:4001:80b::200e",
  ])("%s is public", (address) => {
    expect(judgeAddress(address).kind).toBe("public");
  });

  it("in IPv6 dress is compared with rules as the IPv4 address it is", () => {
    expect(judgeAddress("::ffff:a00:1").address).toBe("10.0.0.1");
    expect(judgeAddress("64:ff9b::a00:1").address).toBe("10.0.0.1");
  });

  it("behind a 6to4 prefix is known, so that our own listeners are found there", () => {
    expect(judgeAddress("2002:101:101::1").standsFor).toEqual(["2002:101:101::1", "1.1.1.1"]);
  });
});

describe("a rule", () => {
  const place = { host: "erp.test", address: "10.0.2.68", port: 8443 };
  it.each([
    [{ network: "10.0.2.68" }],
    [{ network: "10.0.2.68", port: 8443 }],
    [{ network: "10.0.0.0/8" }],
    [{ network: "0.0.0.0/0" }],
    [{ network: "10.0.2.68/32", port: 8443 }],
    [{ network: "::ffff:10.0.2.68" }],
    [{ network: " ERP.test. " }],
    [{ network: "erp.test", port: 8443 }],
  ])("%j allows 10.0.2.68:8443, which is erp.test", (rule) => {
    expect(isAllowed([rule], place)).toBe(true);
  });

  it.each([
    [{ network: "10.0.2.69" }],
    [{ network: "10.0.2.68", port: 443 }],
    [{ network: "10.0.3.0/24" }],
    [{ network: "::/0" }],
    [{ network: "test" }],
    [{ network: "other.test" }],
    [{ network: "" }],
    [{ network: "10.0.2.68/33" }],
    [{ network: "012.0.0.0/8" }],
    [{ network: "*" }],
    [{ network: "http://10.0.2.68" }],
  ])("%j does not allow it", (rule) => {
    expect(isAllowed([rule], place)).toBe(false);
  });

  it("has one spelling", () => {
    expect(normalNetwork("0x0a000244")).toBe("10.0.2.68");
    expect(normalNetwork("[FD00:0::1]")).toBe("fd00::1");
    expect(normalNetwork("FD00::/8")).toBe("fd00::/8");
    expect(normalNetwork("ERP.Example.")).toBe("erp.example");
    expect(normalNetwork("not a network")).toBeUndefined();
  });
});
