import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type Aws4Keys, aws4Headers } from "./aws4";
import type { Message } from "./message";

/** Signatures that AWS publishes: its test suite (service `service`), and the examples of IAM and S3. */
const keys: Aws4Keys = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
  service: "service",
};
const now = Date.parse("2015-08-30T12:36:00Z");
const at = (url: string, more: Partial<Message> = {}): Message => ({
  method: "GET",
  url: new URL(url),
  headers: {},
  body: undefined,
  ...more,
});
const signature = (headers: Record<string, string>) =>
  /Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? "")?.[1];
const suite = "https://example.amazonaws.com";

const form = {
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: "Param1=value1",
};

test.each([
  ["get-vanilla", at(`${suite}/`), "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
  [
    "get-vanilla-query-order-key-case",
    at(`${suite}/?Param2=value2&Param1=value1`),
    "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
  ],
  [
    "post-vanilla",
    at(`${suite}/`, { method: "POST" }),
    "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  ],
  [
    "post-x-www-form-urlencoded",
    at(`${suite}/`, form),
    "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
  ],
  ["get-slashes", at(`${suite}//example//`), "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"],
  ["get-relative", at(`${suite}/example/..`), "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
])("the published suite: %s", (_, message, due) => {
  expect(signature(aws4Headers(message, keys, { now }))).toBe(due);
});

test("the example of IAM: ListUsers", () => {
  const message = at("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08", {
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
  });
  const headers = aws4Headers(message, { ...keys, service: "iam" }, { now });
  expect(signature(headers)).toBe("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
  expect(headers.authorization).toContain(
    "Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date",
  );
});

const s3: Aws4Keys = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
  service: "s3",
};
const may = Date.parse("2013-05-24T00:00:00Z");
const bucket = "https://examplebucket.s3.amazonaws.com";

test.each([
  [
    "GET of a range",
    at(`${bucket}/test.txt`, { headers: { range: "bytes=0-9" } }),
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  ],
  [
    "PUT of an object whose name has to be encoded",
    at(`${bucket}/test%24file.text`, {
      method: "PUT",
      headers: { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" },
      body: "Welcome to Amazon S3.",
    }),
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  ],
  [
    "GET of the life cycle, a parameter without value",
    at(`${bucket}/?lifecycle`),
    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  ],
  [
    "GET of a list",
    at(`${bucket}/?max-keys=2&prefix=J`),
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  ],
])("the examples of S3: %s", (_, message, due) => {
  expect(signature(aws4Headers(message, s3, { now: may }))).toBe(due);
});

test("S3 names the body's hash, or says that nobody vouches for it; session tokens are signed along", () => {
  const sha256 = createHash("sha256").update("x").digest("hex");
  const put = at(`${bucket}/x`, { method: "PUT", body: "x" });
  expect(aws4Headers(put, s3, { now: may })["x-amz-content-sha256"]).toBe(sha256);
  expect(aws4Headers(put, s3, { now: may }, { sha256 })).toEqual(aws4Headers(put, s3, { now: may }));
  const open = aws4Headers(put, { ...s3, sessionToken: "TOKEN" }, { now: may }, "unsigned");
  expect(open).toMatchObject({ "x-amz-content-sha256": "UNSIGNED-PAYLOAD", "x-amz-security-token": "TOKEN" });
  expect(open.authorization).toContain("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token");
});
