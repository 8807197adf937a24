/**
 * Which service and region a host of AWS belongs to, because a signature names both and an address that a caller chooses
 * only implies them. What it cannot tell, it leaves to the caller.
 */
export function awsPlaceOf(host: string): { service: string; region: string | undefined } | undefined {
  const [, name, china] = /^(.+)\.amazonaws\.com(\.cn)?$/.exec(host) ?? [];
  if (name === undefined) {
    const [, region] = /\.lambda-url\.([a-z0-9-]+)\.on\.aws$/.exec(host) ?? [];
    return region === undefined ? undefined : { service: "lambda", region };
  }
  const labels = name.split(".");
  const at = labels.findIndex((label) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(label));
  // Search domains have their service behind the region, everybody else before it.
  const label = (at < 0 ? labels.at(-1) : (labels[at + 1] ?? labels[at - 1])) ?? "";
  const region = at < 0 ? (china ? "cn-north-1" : "us-east-1") : labels[at];
  // Things talk to a host of their account's own, under another name than those who manage them.
  if (label === "iot" && at > 1) return { service: "iotdata", region };
  return { service: signedAs[label] ?? label, region };
}

/** Hosts whose signature names the service otherwise. */
const signedAs: Readonly<Record<string, string>> = {
  email: "ses",
  "bedrock-runtime": "bedrock",
  "bedrock-agent": "bedrock",
  "bedrock-agent-runtime": "bedrock",
  dualstack: "s3",
  "appsync-api": "appsync",
  marketplace: "aws-marketplace",
};
