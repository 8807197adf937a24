import type { Guide, GuideStep } from "../kit";

export function guideOf(bucket: readonly GuideStep[]): Guide {
  return {
    intro: "For Amazon S3 and every storage that speaks like it.",
    steps: [
      {
        text: "Find the **Endpoint** and the **Region** in the documentation of the storage. At AWS: `https://s3.<region>.amazonaws.com`.",
        fills: ["endpoint", "region"],
        url: "https://docs.aws.amazon.com/general/latest/gr/s3.html",
      },
      ...bucket,
      {
        text: "Make an access key for this integration and copy **Access key ID** and **Secret access key**. Only temporary keys have a **Session token**.",
        fills: ["accessKeyId", "secretAccessKey", "sessionToken"],
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
      },
      {
        text: "Under **Account** write whose key this is. If the storage has a certificate of your own authority, add it under **Advanced**.",
        fills: ["account", "ca"],
      },
    ],
    notes: [
      "Buckets are named in the path, never in the host, so that one endpoint serves all of them.",
      "Over TLS uploads stream without a signature of their content; without TLS they are signed, and may have 8 MiB.",
      "A private address has to be allowed once by an owner or admin.",
    ],
  };
}
