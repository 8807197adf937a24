import { describe, expect, test } from "vitest";
import type { Signature } from "@/connectors/kit";
import { awsPlaceOf } from "./aws-host";
import { signatureHeaders, signsBody } from "./sign";

const at = (url: string, headers: Record<string, string> = {}, body?: string) => ({
  method: "PUT",
  url: new URL(url),
  headers,
  body,
});

test.each([
  ["sts.eu-central-1.amazonaws.com", "sts", "eu-central-1"],
  ["iam.amazonaws.com", "iam", "us-east-1"],
  ["sqs.cn-north-1.amazonaws.com.cn", "sqs", "cn-north-1"],
  ["email.us-gov-west-1.amazonaws.com", "ses", "us-gov-west-1"],
  ["bucket.s3.eu-west-1.amazonaws.com", "s3", "eu-west-1"],
  ["s3.dualstack.eu-west-1.amazonaws.com", "s3", "eu-west-1"],
  ["abc123.execute-api.eu-west-1.amazonaws.com", "execute-api", "eu-west-1"],
  ["search-logs-x.eu-west-1.es.amazonaws.com", "es", "eu-west-1"],
  ["runtime.sagemaker.us-east-1.amazonaws.com", "sagemaker", "us-east-1"],
  ["bedrock-runtime.us-east-1.amazonaws.com", "bedrock", "us-east-1"],
  ["a1-ats.iot.us-east-1.amazonaws.com", "iotdata", "us-east-1"],
  ["iot.us-east-1.amazonaws.com", "iot", "us-east-1"],
  ["x.lambda-url.eu-west-1.on.aws", "lambda", "eu-west-1"],
])("the host %s belongs to %s in %s", (host, service, region) => {
  expect(awsPlaceOf(host)).toEqual({ service, region });
});

describe("AWS", () => {
  const aws = { kind: "aws4", accessKeyId: "{id}", secretAccessKey: "{key}", region: "{region}" } as const;
  const values = { id: "AKID", key: "secret", region: "auto" };

  test("nobody vouches for a body only where TLS does, and only at S3", () => {
    const s3: Signature = { ...aws, service: "s3" };
    const hash = (url: string, body?: string) =>
      signatureHeaders(s3, values, at(url, {}, body))["x-amz-content-sha256"];
    expect(hash("https://r2.example/x")).toBe("UNSIGNED-PAYLOAD");
    expect(hash("https://r2.example/x", "known")).toMatch(/^[0-9a-f]{64}$/);
    expect(hash("http://minio.example/x", "known")).toMatch(/^[0-9a-f]{64}$/);
    expect(signsBody(s3, new URL("https://r2.example/x"), undefined)).toBe(false);
    expect(signsBody(s3, new URL("http://minio.example/x"), undefined)).toBe(true);
    expect(signsBody(aws, new URL("https://sqs.eu-west-1.amazonaws.com/"), undefined)).toBe(true);
  });

  test("a host of nobody's is not signed for, and headers that change on the way are left out", () => {
    expect(() => signatureHeaders(aws, values, at("https://api.example.com/"))).toThrow(/which service/);
    const headers = {
      accept: "*/*",
      "user-agent": "x",
      "x-amz-target": "T",
      "content-type": "a/b",
      "x-amz-date": "old",
    };
    const made = signatureHeaders(aws, values, at("https://sqs.eu-west-1.amazonaws.com/", headers, ""));
    expect(made.authorization).toContain(
      "/eu-west-1/sqs/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target,",
    );
  });
});

describe("OAuth 1.0", () => {
  const oauth: Signature = {
    kind: "oauth1",
    consumerKey: "k",
    consumerSecret: "s",
    method: "{m}",
    realm: { account: "{a}" },
  };

  test("an account's realm is its name, not its host's", () => {
    const { authorization } = signatureHeaders(oauth, { m: "HMAC-SHA256", a: "1234567-sb1" }, at("https://a.example/"));
    expect(authorization).toMatch(/^OAuth realm="1234567_SB1", /);
  });

  test("secrets are not sent in the clear, and what nobody signs with is refused", () => {
    expect(() => signatureHeaders(oauth, { m: "PLAINTEXT" }, at("http://a.example/"))).toThrow(/https/);
    expect(() => signatureHeaders(oauth, { m: "MD5" }, at("https://a.example/"))).toThrow(RangeError);
    expect(signsBody(oauth, new URL("https://a.example/"), "application/x-www-form-urlencoded; charset=utf-8")).toBe(
      true,
    );
    expect(signsBody(oauth, new URL("https://a.example/"), "application/json")).toBe(false);
  });
});
