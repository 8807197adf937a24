import { type JudgeRule, secret, text } from "../kit";

/** What everything that signs with keys of AWS, or of a storage that imitates it, has in common. */
export const accessKeyId = text({
  label: "Access key ID",
  help: "The shorter of the two values. It may be seen; the other one may not.",
  example: "AKIAIOSFODNN7EXAMPLE",
  pattern: "^[\\x21-\\x7e]{3,128}$",
  message: "An access key ID has no blanks. Copy it again.",
  maxLength: 128,
});

export const secretAccessKey = secret({
  label: "Secret access key",
  help: "Shown once, when the key was made.",
  maxLength: 200,
});

export const sessionToken = secret({
  label: "Session token",
  help: "Only for temporary keys, which begin with ASIA. They end after hours, so they suit tests.",
  optional: true,
});

export const region = text({
  label: "Region",
  help: "As the code, not the name of the place.",
  example: "eu-central-1",
  pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]$",
  message: "Write the code of a region, such as eu-central-1.",
  maxLength: 40,
});

/** Codes as STS, S3 and the other XML APIs give them; all but a few come with status 403. */
export const awsJudge: readonly JudgeRule[] = [
  {
    text: '<Code>(InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException)|"(InvalidClientTokenId|UnrecognizedClientException)"',
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "accessKeyId",
      hint: "This access key does not exist there, or it was made inactive.",
    },
  },
  {
    text: "Signature (expired|not yet current)|RequestTimeTooSkewed|RequestExpired",
    then: {
      outcome: "inconclusive",
      reason: "not_checkable",
      hint: "The clock of this server is wrong by more than some minutes, which no signature survives. The keys may be good.",
    },
  },
  {
    text: "SignatureDoesNotMatch|IncompleteSignature",
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "secretAccessKey",
      hint: "The access key exists, but the secret does not belong to it.",
    },
  },
  {
    text: "ExpiredToken|TokenRefreshRequired",
    then: { outcome: "rejected", reason: "expired", hint: "These are temporary keys, and their time is over." },
  },
  {
    text: "InvalidToken",
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      hint: "The session token does not belong to these keys.",
    },
  },
  {
    text: "RegionDisabledException|OptInRequired|AuthorizationHeaderMalformed",
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      field: "region",
      hint: "These keys do not work in this region.",
    },
  },
  { status: 403, text: "MissingAuthenticationToken", then: { outcome: "rejected", reason: "invalid_credentials" } },
  { text: "SlowDown|Throttling", then: { outcome: "inconclusive", reason: "rate_limited" } },
];
