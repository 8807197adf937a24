import { accessKeyId, awsJudge, region, secretAccessKey, sessionToken } from "../families/aws";
import { choice, defineConnector, scheme, text } from "../kit";
import { keyGuide, roleGuide } from "./guide";

const services = text({
  label: "Services",
  help: "Those that flows may call, as their hosts spell them, separated by commas. The first one is the base of short paths; STS is always allowed.",
  example: "sqs, lambda",
  default: "sts",
  pattern: "^[a-z0-9][a-z0-9.-]*([ ,]+[a-z0-9][a-z0-9.-]*)*$",
  message: "Write names such as sqs or api.ecr, separated by commas.",
  maxLength: 500,
});

const domain = choice({
  label: "Part of AWS",
  default: "amazonaws.com",
  choices: [
    { value: "amazonaws.com", label: "AWS and GovCloud" },
    { value: "amazonaws.com.cn", label: "China" },
  ],
  advanced: true,
});

const common = {
  type: "signature",
  origins: ["https://{services*}.{region}.{domain}", "https://sts.{region}.{domain}"],
  baseUrl: "https://{services*}.{region}.{domain}",
  judge: awsJudge,
} as const;

const probe = {
  url: "https://sts.{region}.{domain}/?Action=GetCallerIdentity&Version=2011-06-15",
  expect: "xml",
  identity: "/GetCallerIdentityResponse/GetCallerIdentityResult/Arn",
  label: "/GetCallerIdentityResponse/GetCallerIdentityResult/Arn",
} as const;

export default defineConnector({
  id: "aws",
  name: "Amazon Web Services",
  aliases: [
    "aws",
    "amazon",
    "sigv4",
    "iam",
    "sts",
    "assume role",
    "sqs",
    "sns",
    "lambda",
    "dynamodb",
    "ses",
    "bedrock",
  ],
  category: "developer",
  docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
  tile: { initials: "Aw", hue: 33 },
  popular: true,
  schemes: [
    scheme({
      ...common,
      id: "accessKey",
      title: "Access key",
      when: "You have the access key of an IAM user.",
      recommended: true,
      fields: { accessKeyId, secretAccessKey, sessionToken, region, services, domain },
      authenticate: {
        sign: {
          kind: "aws4",
          accessKeyId: "{accessKeyId}",
          secretAccessKey: "{secretAccessKey}",
          sessionToken: "{sessionToken}",
          region: "{region}",
        },
      },
      probe,
      guide: keyGuide,
    }),
    scheme({
      ...common,
      id: "assumeRole",
      title: "Assume a role",
      when: "The access key may only take on a role, often in another account. Temporary keys are fetched and renewed here.",
      fields: {
        accessKeyId,
        secretAccessKey,
        roleArn: text({
          label: "Role ARN",
          group: "settings",
          help: "The role whose rights are used.",
          example: "arn:aws:iam::123456789012:role/integration",
          pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
          message: "A role ARN looks like arn:aws:iam::123456789012:role/name.",
        }),
        externalId: text({
          label: "External ID",
          group: "settings",
          help: "Only if the other account asks for one.",
          example: "acme-4711",
          optional: true,
        }),
        sessionName: text({
          label: "Session name",
          group: "settings",
          help: "What AWS notes in its trail beside each call.",
          example: "keyrack",
          default: "keyrack",
          pattern: "^[A-Za-z0-9_+=,.@-]{2,64}$",
          message: "Use 2 to 64 letters, digits and _ + = , . @ -",
          advanced: true,
        }),
        region,
        services,
        domain,
      },
      login: {
        request: {
          method: "POST",
          url: "https://sts.{region}.{domain}/",
          form: {
            Action: "AssumeRole",
            Version: "2011-06-15",
            RoleArn: "{roleArn}",
            RoleSessionName: "{sessionName}",
            ExternalId: "{externalId}",
            DurationSeconds: "3600",
          },
        },
        authenticate: {
          sign: {
            kind: "aws4",
            accessKeyId: "{accessKeyId}",
            secretAccessKey: "{secretAccessKey}",
            region: "{region}",
          },
        },
        token: "/AssumeRoleResponse/AssumeRoleResult/Credentials/SessionToken",
        keep: {
          accessKeyId: "/AssumeRoleResponse/AssumeRoleResult/Credentials/AccessKeyId",
          secretAccessKey: "/AssumeRoleResponse/AssumeRoleResult/Credentials/SecretAccessKey",
        },
        expiry: "/AssumeRoleResponse/AssumeRoleResult/Credentials/Expiration",
        life: 3600,
        lifeFrom: "start",
        judge: [
          {
            text: "AccessDenied",
            then: {
              outcome: "rejected",
              reason: "misconfigured",
              field: "roleArn",
              hint: "The key works, but may not take on this role: look at the role's trust policy, the user's rights and the external ID.",
            },
          },
          {
            text: "ValidationError",
            then: { outcome: "rejected", reason: "misconfigured", field: "roleArn" },
          },
          ...awsJudge,
        ],
      },
      authenticate: {
        sign: {
          kind: "aws4",
          accessKeyId: "{login.accessKeyId}",
          secretAccessKey: "{login.secretAccessKey}",
          sessionToken: "{login.token}",
          region: "{region}",
        },
      },
      probe,
      guide: roleGuide,
    }),
  ],
});
