import { defineConnector, type JudgeRule, password, scheme, secret, text } from "../kit";
import { basicGuide, keyGuide } from "./guide";

const instance = text({
  label: "Instance",
  help: "The name in front of .service-now.com. Paste the whole address if you like.",
  example: "acme",
  prefix: "https://",
  suffix: ".service-now.com",
  pattern: "^[a-z0-9][a-z0-9-]*$",
  message: "Use small letters, digits and dashes only, as in acme.service-now.com.",
  maxLength: 80,
  paste: [
    { kind: "strip", pattern: "^https?://" },
    { kind: "strip", pattern: "[/?#].*$" },
    { kind: "strip", pattern: "\\.service-now\\.com$" },
  ],
});

const me =
  "https://{instance}.service-now.com/api/now/table/sys_user?sysparm_query=user_name%3Djavascript%3Ags.getUserName()&sysparm_fields=sys_id,user_name,name&sysparm_limit=1" as const;

const judge: readonly JudgeRule[] = [
  {
    status: [200, 404, 503],
    text: "hibernat",
    then: {
      outcome: "inconclusive",
      reason: "server_error",
      hint: "This developer instance sleeps. Wake it at developer.servicenow.com.",
    },
  },
  {
    status: 403,
    then: {
      outcome: "limited",
      missing: ["read users"],
      hint: "The user is known, but may not read the table of users.",
    },
  },
  {
    status: 404,
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "instance",
      hint: "There is no such instance.",
    },
  },
  { status: 200, absent: "/result", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

export default defineConnector({
  id: "servicenow",
  name: "ServiceNow",
  aliases: ["itsm", "incidents", "tickets", "table api"],
  category: "support",
  docs: "https://www.servicenow.com/docs/csh?topicname=c_RESTAPI.html&version=latest",
  tile: { initials: "Sn", hue: 158 },
  schemes: [
    scheme({
      id: "basic",
      type: "basic",
      title: "User name and password",
      when: "For a user made for integrations.",
      recommended: true,
      fields: {
        instance,
        username: text({ label: "User name", help: "Its User ID in ServiceNow.", example: "integration" }),
        password: password({ label: "Password", help: "Of that user. Kept exactly as typed." }),
      },
      origins: ["https://{instance}.service-now.com"],
      baseUrl: "https://{instance}.service-now.com/api/now",
      authenticate: { basic: { user: "{username}", password: "{password}" } },
      probe: {
        url: me,
        identity: "{username} at {instance}",
        label: ["{/result/0/name} at {instance}", "{username} at {instance}"],
      },
      judge,
      guide: basicGuide,
    }),
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      when: "Where your instance has inbound API keys switched on.",
      fields: {
        instance,
        apiKey: secret({ label: "API key", help: "Stands for the user that it was made for." }),
      },
      origins: ["https://{instance}.service-now.com"],
      baseUrl: "https://{instance}.service-now.com/api/now",
      authenticate: { header: { "x-sn-apikey": "{apiKey}" } },
      probe: {
        url: me,
        identity: ["{/result/0/user_name} at {instance}", "{instance}"],
        label: ["{/result/0/name} at {instance}", "{instance}"],
      },
      judge,
      guide: keyGuide,
    }),
  ],
});
