import { address } from "../families/own-server";
import { choice, defineConnector, type JudgeRule, scheme, secret, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guideOf, ownPlace, publicPlace } from "./guide";

const account = text({
  label: "Storage account",
  help: "The name of the account, which is also the first part of its host.",
  example: "acmefiles",
  pattern: "^[a-z0-9]{3,24}$",
  message: "An account's name has 3 to 24 small letters and digits.",
  paste: [{ kind: "url", into: { storageAccount: "subdomain" } }],
});

const accountKey = secret({
  label: "Account key",
  help: "key1 or key2. It may do everything in the account.",
  pattern: "^[A-Za-z0-9+/]+={0,2}$",
  message:
    "An account key is Base64 and ends with =. Copy it again, or the value after AccountKey= of a connection string.",
  example: "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
  paste: [{ kind: "strip", pattern: "^.*AccountKey=" }],
});

const domain = choice({
  label: "Cloud",
  default: "core.windows.net",
  choices: [
    { value: "core.windows.net", label: "Azure" },
    { value: "core.chinacloudapi.cn", label: "Azure in China" },
    { value: "core.usgovcloudapi.net", label: "Azure Government" },
  ],
  advanced: true,
});

const judge: readonly JudgeRule[] = [
  {
    text: "date header too old",
    then: {
      outcome: "inconclusive",
      reason: "not_checkable",
      hint: "The clock of this server is wrong by more than some minutes, which no signature survives. The key may be good.",
    },
  },
  {
    text: "AuthenticationFailed|InvalidAuthenticationInfo|NoAuthenticationInformation",
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "accountKey",
      hint: "The key does not belong to this account, or it was rotated.",
    },
  },
  {
    text: "KeyBasedAuthenticationNotPermitted",
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      hint: "This account allows no access by key. Its owner can change that under Configuration.",
    },
  },
  {
    status: 403,
    text: "AuthorizationFailure|IpAuthorization",
    then: {
      outcome: "inconclusive",
      reason: "not_checkable",
      hint: "The firewall of the account keeps this server out. The key may be good.",
    },
  },
  {
    text: "AccountIsDisabled",
    then: { outcome: "rejected", reason: "account_locked" },
  },
  {
    status: 400,
    then: { outcome: "inconclusive", reason: "unexpected_response" },
  },
];

const listed: readonly JudgeRule[] = [
  ...judge,
  { status: 200, absent: "/EnumerationResults", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

const tables: readonly JudgeRule[] = [
  ...judge,
  { status: 200, absent: "/value", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

export default defineConnector({
  id: "azure-storage",
  name: "Azure Storage",
  aliases: ["azure blob", "blob storage", "azure files", "azure queue", "azure table", "data lake", "adls", "azurite"],
  category: "files",
  docs: "https://learn.microsoft.com/en-us/rest/api/storageservices/authorize-with-shared-key",
  tile: { initials: "As", hue: 210 },
  schemes: [
    scheme({
      id: "sharedKey",
      type: "signature",
      title: "Account key",
      when: "Blobs, files and queues of a storage account.",
      recommended: true,
      fields: {
        storageAccount: account,
        accountKey,
        service: choice({
          label: "Service",
          help: "Where short paths lead to, and what the check reads.",
          default: "blob",
          choices: [
            { value: "blob", label: "Blobs" },
            { value: "file", label: "Files" },
            { value: "queue", label: "Queues" },
          ],
        }),
        domain,
      },
      origins: [
        "https://{storageAccount}.{service}.{domain}",
        "https://{storageAccount}.blob.{domain}",
        "https://{storageAccount}.dfs.{domain}",
      ],
      baseUrl: "https://{storageAccount}.{service}.{domain}",
      authenticate: { sign: { kind: "azureStorage", account: "{storageAccount}", key: "{accountKey}" } },
      probe: {
        url: "https://{storageAccount}.{service}.{domain}/?comp=list&maxresults=1",
        expect: "xml",
        identity: "{storageAccount}.{domain}",
        label: "{storageAccount}",
      },
      judge: listed,
      guide: guideOf(publicPlace),
    }),
    scheme({
      id: "tables",
      type: "signature",
      title: "Account key for tables",
      when: "Tables sign in a way of their own.",
      fields: { storageAccount: account, accountKey, domain },
      origins: ["https://{storageAccount}.table.{domain}"],
      baseUrl: "https://{storageAccount}.table.{domain}",
      authenticate: { sign: { kind: "azureStorage", account: "{storageAccount}", key: "{accountKey}", tables: true } },
      probe: {
        url: "https://{storageAccount}.table.{domain}/Tables?$top=1",
        headers: { accept: "application/json;odata=nometadata" },
        identity: "{storageAccount}.{domain}",
        label: "{storageAccount}",
      },
      judge: tables,
      guide: guideOf({ ...publicPlace, fills: ["storageAccount", "domain"] }),
    }),
    scheme({
      id: "ownEndpoint",
      type: "signature",
      title: "Account key at another address",
      when: "Azurite, Azure Stack, or an address of your own in front.",
      fields: {
        endpoint: address({
          label: "Endpoint",
          help: "With the account's name in its path, if it has it there, as Azurite does.",
          example: "http://127.0.0.1:10000/devstoreaccount1",
        }),
        storageAccount: { ...account, example: "devstoreaccount1", paste: [] },
        accountKey,
        ca,
      },
      origins: ["{+endpoint}"],
      baseUrl: "{+endpoint}",
      ca: "ca",
      authenticate: { sign: { kind: "azureStorage", account: "{storageAccount}", key: "{accountKey}" } },
      probe: {
        url: "{+endpoint}/?comp=list&maxresults=1",
        expect: "xml",
        identity: "{storageAccount} at {endpoint}",
        label: "{storageAccount} at {endpoint}",
      },
      judge: listed,
      guide: guideOf(ownPlace),
    }),
  ],
});
