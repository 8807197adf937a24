import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { createEgress } from "@/lib/egress/egress";
import { sweepTries } from "@/lib/limits";
import { aws4Verifier } from "../support/signature-verifiers";
import { form, type Signing, startSigning, type Way } from "../support/signing";

/** Keys of AWS and of its roles, in front of an STS that counts each signature on its own. */
let it: Signing;
const origin = "https://sts.eu-central-1.amazonaws.com";
let assumed: number;
let lifeMs: number;
const lasting = new Map([["AKIDONE", { secret: "user secret" }]]);
const temporary = new Map<string, { secret: string; token: string }>();

/** STS itself, inside this process: the names of AWS lead nowhere else here. */
beforeAll(async () => {
  it = await startSigning();
  const sts = async (request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body?: string | Buffer;
  }) => {
    const { host, pathname, search } = new URL(request.url);
    const body = Buffer.from(request.body ?? "");
    const one = { ...request, path: `${pathname}${search}`, headers: { ...request.headers, host }, body };
    const answer = (status: number, text: string) => ({
      status,
      headers: { "content-type": "text/xml" },
      body: text,
    });
    const no = (code: string) => answer(403, `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`);
    const who = /Credential=([^/]+)/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (!lasting.has(who) && !temporary.has(who)) return no("InvalidClientTokenId");
    if (!aws4Verifier({ keys: new Map([...lasting, ...temporary]), tls: true })(one))
      return no("SignatureDoesNotMatch");
    const asked = new URLSearchParams(body.toString());
    if (asked.get("Action") === "AssumeRole") {
      if (asked.get("ExternalId") !== "acme") return no("AccessDenied");
      assumed += 1;
      const id = `ASIA${assumed}`;
      temporary.set(id, { secret: `s${assumed}`, token: `t${assumed}` });
      const end = new Date(Date.now() + lifeMs).toISOString();
      return answer(
        200,
        `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>s${assumed}</SecretAccessKey><SessionToken>t${assumed}</SessionToken><Expiration>${end}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
      );
    }
    const arn = temporary.has(who) ? "arn:aws:sts::1:assumed-role/robot/keyrack" : "arn:aws:iam::1:user/ana";
    return answer(
      200,
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
  };
  const egress = createEgress({ rules: async () => [], own: () => [], inProcess: new Map([[origin, sts]]) });
  Object.assign(it.t.home, { egress });
});
afterAll(() => it.t.stop());
afterEach(() => sweepTries(-3_600_000));
beforeEach(() => {
  assumed = 0;
  lifeMs = 3_600_000;
});

const key = { accessKeyId: "AKIDONE", secretAccessKey: "user secret", region: "eu-central-1" };
const role = { ...key, roleArn: "arn:aws:iam::123456789012:role/robot", externalId: "acme" };

test("an access key is verified by who it belongs to, and a wrong one is told apart from a wrong secret", async () => {
  const way = (values: object): Way => ({ connector: "aws", scheme: "accessKey", values: { ...key, ...values } });
  const credential = await createCredential(it.t.owner, { name: "AWS", ...way({}) });
  expect(credential).toMatchObject({ status: "valid", identity: "arn:aws:iam::1:user/ana" });
  expect(await it.failing(way({ accessKeyId: "AKIDTWO" }))).toMatchObject({
    reason: "invalid_credentials",
    field: "accessKeyId",
  });
  expect(await it.failing(way({ secretAccessKey: "no" }))).toMatchObject({ field: "secretAccessKey" });
  const body = "Action=GetCallerIdentity&Version=2011-06-15";
  expect((await it.through(credential.id, "/", { method: "POST", headers: form, body })).status).toBe(200);
});

test("a role's keys are fetched once, used by all, and fetched again before they end", async () => {
  const id = await it.made({ connector: "aws", scheme: "assumeRole", values: role });
  const ask = () => it.through(id, "/?Action=GetCallerIdentity&Version=2011-06-15");
  const before = assumed;
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map(({ status, body }) => [status, body.toString().includes("assumed-role/robot")])).toEqual(
    Array.from({ length: 3 }, () => [200, true]),
  );
  expect(assumed).toBe(before + 1);

  lifeMs = 150;
  const short = await it.made({ connector: "aws", scheme: "assumeRole", values: { ...role, sessionName: "short" } });
  const then = assumed;
  expect((await it.through(short, "/?Action=GetCallerIdentity")).status).toBe(200);
  await new Promise((done) => setTimeout(done, 160));
  expect((await it.through(short, "/?Action=GetCallerIdentity")).status).toBe(200);
  expect(assumed).toBe(then + 2);
});

test("a role that is not given is a mistake in the role, not in the key", async () => {
  const values = { ...role, externalId: "other" };
  expect(await it.failing({ connector: "aws", scheme: "assumeRole", values })).toMatchObject({
    outcome: "rejected",
    reason: "misconfigured",
    field: "roleArn",
  });
});
