import { googleAccount, googleServiceAccount } from "../families/google";
import { little, much } from "../families/oauth-client";
import { defineConnector, type HttpScheme, text } from "../kit";

const at = "https://www.googleapis.com/auth";

const api = {
  api: "Cloud Storage API",
  library: "storage.googleapis.com",
  origins: ["https://storage.googleapis.com"],
  baseUrl: "https://storage.googleapis.com/storage/v1",
  scopes: [
    little(`${at}/devstorage.read_only`, "Read buckets and objects"),
    much(`${at}/devstorage.read_write`, "Read and write objects"),
    much(`${at}/devstorage.full_control`, "Also change who may read them"),
  ],
  presets: [
    { title: "Read and write", scopes: [`${at}/devstorage.read_write`] },
    { title: "Read only", scopes: [`${at}/devstorage.read_only`] },
  ],
  probe: {
    url: "https://storage.googleapis.com/storage/v1/b/{bucket}?fields=id,name,projectNumber",
    identity: "{/id} of project {/projectNumber}",
    label: ["{/name}", "{bucket}"],
  },
};

const bucket = text({
  label: "Bucket",
  help: "The one that the check reads. Others are reached with the same access.",
  example: "acme-exports",
  pattern: "^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$",
  message: "A bucket's name has small letters, digits, dashes, dots and underscores, without gs://.",
  paste: [
    { kind: "strip", pattern: "^gs://" },
    { kind: "strip", pattern: "/.*$" },
  ],
});

const withBucket = (scheme: HttpScheme): HttpScheme => ({
  ...scheme,
  fields: { bucket, ...scheme.fields },
  judge: [
    {
      status: 404,
      then: { outcome: "rejected", reason: "misconfigured", field: "bucket", hint: "There is no bucket of this name." },
    },
    ...(scheme.judge ?? []),
  ],
  guide: {
    ...scheme.guide,
    steps: [
      {
        text: "Open **Cloud Storage → Buckets** and copy the name of a **Bucket** that the account may read; **Storage Legacy Bucket Reader** or more lets it.",
        fills: ["bucket"],
        url: "https://console.cloud.google.com/storage/browser",
      },
      ...scheme.guide.steps,
    ],
  },
});

export default defineConnector({
  id: "google-cloud-storage",
  name: "Google Cloud Storage",
  aliases: ["google", "gcs", "buckets", "objects", "files"],
  category: "files",
  docs: "https://cloud.google.com/storage/docs/authentication",
  tile: { initials: "Gs", hue: 222 },
  schemes: [withBucket(googleAccount(api)), withBucket(googleServiceAccount(api))],
});
