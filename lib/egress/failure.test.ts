import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { egressError, failureOf } from "./failure";

const coded = (code: string, more: object = {}) => Object.assign(new Error("words"), { code, ...more });

describe("an egress error", () => {
  const error = egressError("dns", { target: "app.test:443", hint: "Look at the name.", detail: "for logs" });
  const failure = { outcome: "inconclusive", reason: "dns", target: "app.test:443", hint: "Look at the name." };

  it("is an ordinary error whose message is the detail", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe("for logs");
    expect(failureOf(error)).toEqual(failure);
  });

  it("is found below causes, in aggregates and beside better known codes", () => {
    expect(failureOf(new Error("driver", { cause: new Error("pool", { cause: error }) }))).toEqual(failure);
    expect(failureOf(new AggregateError([new Error("x"), error]))).toEqual(failure);
    expect(failureOf(Object.assign(new Error("x", { cause: error }), { code: "ECONNRESET" }))).toEqual(failure);
  });

  it("is still known by its code when a driver makes an error of its own", () => {
    const copied = Object.assign(new Error(error.message), { code: (error as { code?: string }).code });
    expect(failureOf(copied)).toEqual({ outcome: "inconclusive", reason: "dns" });
  });

  it("keeps what a driver writes over its code", () => {
    const marked = egressError("timeout", { target: "app.test:25" });
    expect(failureOf(Object.assign(marked, { code: "ESOCKET", command: "CONN" }))?.reason).toBe("timeout");
  });
});

describe("a code", () => {
  it.each([
    ["ENOTFOUND", "dns"],
    ["EAI_AGAIN", "dns"],
    ["EAI_FAIL", "dns"],
    ["ECONNREFUSED", "refused"],
    ["EHOSTUNREACH", "refused"],
    ["ENETUNREACH", "refused"],
    ["ECONNRESET", "refused"],
    ["EPIPE", "refused"],
    ["PROTOCOL_CONNECTION_LOST", "refused"],
    ["ETIMEDOUT", "timeout"],
    ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
    ["HPE_INVALID_CONSTANT", "unexpected_response"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "tls"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
    ["CERT_HAS_EXPIRED", "tls"],
    ["CERT_NOT_YET_VALID", "tls"],
    ["CERT_REVOKED", "tls"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "tls"],
    ["UNABLE_TO_GET_CRL", "tls"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "tls"],
    ["ERR_SSL_SOMETHING_NEW", "tls"],
    ["EPROTO", "tls"],
    ["ETLS", "tls"],
    ["HANDSHAKE_SSL_ERROR", "tls"],
  ])("%s means %s, also below a cause", (code, reason) => {
    expect(failureOf(coded(code))).toMatchObject({ outcome: "inconclusive", reason });
    expect(failureOf(new Error("driver", { cause: coded(code) }))?.reason).toBe(reason);
    if (reason === "tls" && !["ETLS", "HANDSHAKE_SSL_ERROR"].includes(code)) {
      expect(failureOf(coded(code))?.says).toMatch(/\.$/);
    }
  });

  it("that nodemailer overwrote is read from its errno", () => {
    expect(failureOf(coded("ESOCKET", { errno: -111, syscall: "connect" }))?.reason).toBe("refused");
    expect(failureOf(coded("ESOCKET"))?.reason).toBe("tls");
  });

  it.each([
    undefined,
    null,
    "ECONNREFUSED",
    7,
    new Error("plain"),
    coded("28P01"),
    coded("EAUTH"),
    coded("toString"),
    {},
  ])("that says nothing about the way is not ours: %s", (error) => {
    expect(failureOf(error)).toBeUndefined();
  });

  it("is found in an error that contains itself", () => {
    const circle = new Error("a") as Error & { cause?: unknown };
    circle.cause = new Error("b", { cause: circle });
    expect(failureOf(circle)).toBeUndefined();
  });

  it("of AbortSignal.timeout is a timeout, of another abort nothing", async () => {
    const timeout = AbortSignal.timeout(1);
    await new Promise((resolve) => timeout.addEventListener("abort", resolve));
    expect(failureOf(timeout.reason)?.reason).toBe("timeout");
    expect(failureOf(AbortSignal.abort().reason)).toBeUndefined();
  });

  it("comes from the real Node as expected", async () => {
    const error = await new Promise((resolve) => connect(1, "127.0.0.1").on("error", resolve));
    expect(failureOf(error)).toEqual({ outcome: "inconclusive", reason: "refused" });
  });
});

describe("the words of a certificate", () => {
  it("are cut and cleaned", () => {
    const cert = { issuer: { CN: `Evil\n\u202e${"x".repeat(200)}` }, subject: {}, valid_to: "Feb  1 2020\r\nInjected" };
    const says = failureOf(coded("CERT_HAS_EXPIRED", { cert }))?.says ?? "";
    expect(says).not.toMatch(/[\n\r\u202e]/);
    expect(says.length).toBeLessThan(220);
  });

  it("name at most two of its hosts", () => {
    const cert = { subjectaltname: "DNS:a.test, DNS:b.test, DNS:c.test, IP Address:10.0.0.1" };
    expect(failureOf(coded("ERR_TLS_CERT_ALTNAME_INVALID", { cert }))?.says).toContain("a.test, b.test and 2 more");
  });
});
