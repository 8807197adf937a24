import { accessKeyId, awsJudge, secretAccessKey, sessionToken } from "../families/aws";
import { account } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, type JudgeRule, scheme, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guideOf } from "./guide";

const endpoint = address({
  label: "Endpoint",
  help: "The address of the storage without a bucket, at AWS that of the region. Paths begin with the bucket.",
  example: "https://s3.eu-central-1.amazonaws.com",
});

const region = text({
  label: "Region",
  help: "Part of the signature. Cloudflare R2 wants auto, MinIO us-east-1 unless it was changed.",
  example: "eu-central-1",
  default: "us-east-1",
  pattern: "^[A-Za-z0-9_-]+$",
  message: "A region holds only letters, digits and dashes.",
  maxLength: 60,
});

const common = {
  type: "signature",
  origins: ["{+endpoint}"],
  baseUrl: "{+endpoint}",
  ca: "ca",
  authenticate: {
    sign: {
      kind: "aws4",
      accessKeyId: "{accessKeyId}",
      secretAccessKey: "{secretAccessKey}",
      sessionToken: "{sessionToken}",
      region: "{region}",
      service: "s3",
    },
  },
} as const;

const judge: readonly JudgeRule[] = [
  ...awsJudge,
  {
    status: [301, 307, 400],
    text: "PermanentRedirect|TemporaryRedirect|IllegalLocationConstraint",
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      field: "endpoint",
      hint: "The bucket lives in another region: enter that region and its endpoint.",
    },
  },
];

const everyBucket: readonly JudgeRule[] = [
  ...judge,
  {
    status: 403,
    text: "AccessDenied",
    then: {
      outcome: "limited",
      missing: ["list all buckets"],
      hint: "The key is accepted, but may not list buckets. If it is for one bucket, choose the other type.",
    },
  },
];

const oneBucket: readonly JudgeRule[] = [
  ...judge,
  {
    status: 404,
    text: "NoSuchBucket",
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      field: "bucket",
      hint: "There is no bucket of this name at this endpoint.",
    },
  },
  {
    status: 403,
    text: "AccessDenied",
    then: {
      outcome: "limited",
      missing: ["list the bucket"],
      hint: "The key is accepted, but may not list this bucket. Writing may still be allowed.",
    },
  },
  { status: 200, absent: "/ListBucketResult", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

const keys = { accessKeyId, secretAccessKey, sessionToken };

export default defineConnector({
  id: "s3",
  name: "S3-compatible storage",
  aliases: [
    "amazon s3",
    "aws s3",
    "minio",
    "cloudflare r2",
    "wasabi",
    "backblaze b2",
    "spaces",
    "ceph",
    "object storage",
  ],
  category: "files",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html",
  tile: { initials: "S3", hue: 8 },
  popular: true,
  schemes: [
    scheme({
      ...common,
      id: "accessKey",
      title: "Access key",
      when: "The key may see the list of buckets.",
      recommended: true,
      fields: { endpoint, region, ...keys, account, ca },
      probe: {
        url: "{+endpoint}/",
        expect: "xml",
        identity: ["{/ListAllMyBucketsResult/Owner/ID} at {endpoint}", "{accessKeyId} at {endpoint}"],
        label: ["{account}", "{/ListAllMyBucketsResult/Owner/DisplayName}", "{accessKeyId} at {endpoint}"],
      },
      judge: everyBucket,
      guide: guideOf([]),
    }),
    scheme({
      ...common,
      id: "bucket",
      title: "Access key for one bucket",
      when: "The key may use one bucket only.",
      fields: {
        endpoint,
        region,
        bucket: text({
          label: "Bucket",
          help: "Its objects are listed, one at most, to test the key.",
          example: "acme-exports",
          pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$",
          message: "A bucket's name holds letters, digits, dots and dashes.",
        }),
        ...keys,
        account,
        ca,
      },
      probe: {
        url: "{+endpoint}/{bucket}?list-type=2&max-keys=1",
        expect: "xml",
        identity: "{accessKeyId} for {bucket} at {endpoint}",
        label: ["{account}", "{bucket} at {endpoint}"],
      },
      judge: oneBucket,
      guide: guideOf([
        {
          text: "Enter the **Bucket** that the key is for.",
          fills: ["bucket"],
        },
      ]),
    }),
  ],
});
