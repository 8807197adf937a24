import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue } from "@/connectors";
import { isHttp } from "@/connectors/kit";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { answersOf } from "@/tests/support/recorded-answers";
import { tryable, tryConnector } from "./try-connector";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

const played = catalogue.flatMap((connector) =>
  connector.schemes
    .filter((scheme) => isHttp(scheme) && ["apiKey", "bearer", "basic", "login"].includes(scheme.type))
    .map((scheme) => ({ connector, scheme })),
);

test("a good answer is verified with the form as it opens, at every application", async () => {
  for (const { connector, scheme } of played) {
    const where = { connector: connector.id, scheme: scheme.id };
    const { values } = await tryable(t.owner, connector.id, scheme.id);
    const recorded = answersOf(connector).filter((each) => each.scheme === scheme.id);
    const at = recorded.findIndex((each) => !each.request && !each.withoutSecret && each.expect.outcome === "verified");
    const tried = await tryConnector(t.owner, { ...where, values, answer: `recorded-${at}` });
    expect([connector.id, scheme.id, tried.outcome]).toEqual([connector.id, scheme.id, "verified"]);
    expect(tried.steps.every((step) => step.state !== "failed")).toBe(true);
  }
});

test("trouble on the way is inconclusive, and the step that failed names it", async () => {
  const where = { connector: "stripe", scheme: "secretKey", values: {} };
  const failing = async (answer: string) => {
    const { outcome, reason, steps } = await tryConnector(t.owner, { ...where, answer });
    return [outcome, reason, steps.find((step) => step.state === "failed")?.name];
  };
  expect(await failing("unknown")).toEqual(["inconclusive", "dns", "host"]);
  expect(await failing("untrusted")).toEqual(["inconclusive", "tls", "tls"]);
  expect(await failing("down")).toEqual(["inconclusive", "server_error", "signIn"]);
  expect(await failing("page")).toEqual(["inconclusive", "unexpected_response", "identity"]);
});

test("what does not fit the form is refused as it is in a real check", async () => {
  const where = { connector: "stripe", scheme: "secretKey", answer: "down" };
  await expect(tryConnector(t.owner, { ...where, values: { secretKey: "pk_live_1" } })).rejects.toMatchObject({
    code: "invalid_fields",
  });
  await expect(tryConnector(t.owner, { ...where, values: {}, answer: "recorded-999" })).rejects.toMatchObject({
    code: "invalid_request",
  });
});
