import { apiKey } from "../families/key";
import { defineConnector, type JudgeRule, scheme, secret, text } from "../kit";
import { accessTokenGuide, legacyKeyGuide, projectKeyGuide } from "./guide";

const projectRef = text({
  label: "Project",
  help: "The name in front of .supabase.co. Paste the project URL and the rest is cut off.",
  example: "abcdefghijklmnopqrst",
  prefix: "https://",
  suffix: ".supabase.co",
  pattern: "^[a-z0-9]{16,32}$",
  message: "A project's name has about 20 small letters and digits.",
  paste: [
    { kind: "strip", pattern: "^https?://" },
    { kind: "strip", pattern: "^supabase\\.com/dashboard/project/" },
    { kind: "strip", pattern: "[/?#].*$" },
    { kind: "strip", pattern: "\\.supabase\\.co$" },
  ],
});

const project = {
  origins: ["https://{projectRef}.supabase.co"],
  baseUrl: "https://{projectRef}.supabase.co",
  probe: {
    url: "https://{projectRef}.supabase.co/auth/v1/settings",
    identity: "{projectRef}",
    label: "{projectRef}.supabase.co",
  },
} as const;

const judge: readonly JudgeRule[] = [
  {
    status: 540,
    then: {
      outcome: "inconclusive",
      reason: "server_error",
      hint: "The project is paused. Wake it in Supabase.",
    },
  },
  { status: 200, absent: "/external", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

export default defineConnector({
  id: "supabase",
  name: "Supabase",
  aliases: ["postgrest", "baas", "storage", "edge functions"],
  category: "database",
  docs: "https://supabase.com/docs/guides/api/api-keys",
  tile: { initials: "Su", hue: 153 },
  schemes: [
    scheme({
      ...project,
      id: "projectKey",
      type: "apiKey",
      title: "Key of a project",
      when: "To work with the data, users and files of one project.",
      recommended: true,
      fields: {
        projectRef,
        projectKey: secret({
          label: "Key",
          help: "A secret key passes all row level security; a publishable key does not.",
          example: "sb_secret_AbCdEf0123456789",
          pattern: "^sb_(secret|publishable)_[A-Za-z0-9_-]{10,}$",
          message: "A key begins with sb_secret_ or sb_publishable_. One that begins with eyJ is a legacy key.",
        }),
      },
      // It is no JWT: as a bearer token it would be refused.
      authenticate: { header: { apikey: "{projectKey}" } },
      judge,
      guide: projectKeyGuide,
    }),
    scheme({
      ...project,
      id: "legacyKey",
      type: "apiKey",
      title: "Legacy key (anon or service_role)",
      when: "The project still has keys that begin with eyJ.",
      fields: {
        projectRef,
        legacyApiKey: secret({
          label: "Legacy key",
          help: "service_role passes all row level security; anon does not.",
          example: "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJl",
          pattern: "^eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",
          message: "A legacy key begins with eyJ and has three parts with dots between them.",
        }),
      },
      authenticate: { header: { apikey: "{legacyApiKey}", authorization: "Bearer {legacyApiKey}" } },
      judge,
      guide: legacyKeyGuide,
    }),
    scheme({
      id: "accessToken",
      type: "bearer",
      title: "Access token of an account",
      when: "To manage projects and organizations.",
      fields: {
        accessToken: apiKey({
          label: "Access token",
          help: "Acts as you, on everything that you may manage.",
          example: "sbp_0123456789abcdef0123456789abcdef01234567",
          pattern: "^sbp_[A-Za-z0-9_]{20,}$",
          message: "An access token begins with sbp_.",
        }),
      },
      origins: ["https://api.supabase.com"],
      baseUrl: "https://api.supabase.com/v1",
      authenticate: { header: { authorization: "Bearer {accessToken}" } },
      probe: {
        url: "https://api.supabase.com/v1/organizations",
        identity: ["/0/id", "api.supabase.com"],
        label: ["/0/name", "an account without organization"],
      },
      guide: accessTokenGuide,
    }),
  ],
});
