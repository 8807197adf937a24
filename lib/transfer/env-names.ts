/** Variables whose names say what they hold: application, authentication type and field. */
type Place = readonly [connector: string, scheme: string, field: string];

export const single: Readonly<Record<string, Place>> = Object.fromEntries(
  [
    "AIRTABLE_API_KEY airtable token token",
    "AIRTABLE_TOKEN airtable token token",
    "ANTHROPIC_API_KEY claude apiKey apiKey",
    "APIFY_TOKEN apify token token",
    "ASANA_ACCESS_TOKEN asana personalAccessToken accessToken",
    "CALENDLY_TOKEN calendly token token",
    "CLOUDFLARE_API_TOKEN cloudflare userToken token",
    "DEEPSEEK_API_KEY deepseek apiKey apiKey",
    "DISCORD_BOT_TOKEN discord bot botToken",
    "DISCORD_TOKEN discord bot botToken",
    "FIGMA_TOKEN figma personalAccessToken accessToken",
    "FIRECRAWL_API_KEY firecrawl apiKey apiKey",
    "GEMINI_API_KEY google-gemini apiKey apiKey",
    "GITHUB_TOKEN github token token",
    "GH_TOKEN github token token",
    "GITLAB_TOKEN gitlab accessToken accessToken",
    "GROQ_API_KEY groq apiKey apiKey",
    "HF_TOKEN hugging-face accessToken accessToken",
    "HUBSPOT_ACCESS_TOKEN hubspot privateApp token",
    "HUBSPOT_TOKEN hubspot privateApp token",
    "HUGGINGFACE_TOKEN hugging-face accessToken accessToken",
    "INTERCOM_ACCESS_TOKEN intercom accessToken token",
    "LINEAR_API_KEY linear apiKey apiKey",
    "MAILGUN_API_KEY mailgun apiKey apiKey",
    "MISTRAL_API_KEY mistral apiKey apiKey",
    "MOLLIE_API_KEY mollie apiKey apiKey",
    "MONDAY_API_TOKEN monday token token",
    "NETLIFY_AUTH_TOKEN netlify accessToken accessToken",
    "NOTION_API_KEY notion token token",
    "NOTION_TOKEN notion token token",
    "OPENAI_API_KEY openai apiKey apiKey",
    "OPENROUTER_API_KEY openrouter apiKey apiKey",
    "PERPLEXITY_API_KEY perplexity apiKey apiKey",
    "RESEND_API_KEY resend apiKey apiKey",
    "SENDGRID_API_KEY sendgrid apiKey apiKey",
    "SERPAPI_API_KEY serpapi apiKey apiKey",
    "SLACK_BOT_TOKEN slack token token",
    "SLACK_TOKEN slack token token",
    "STRIPE_API_KEY stripe secretKey secretKey",
    "STRIPE_SECRET_KEY stripe secretKey secretKey",
    "TAVILY_API_KEY tavily apiKey apiKey",
    "TELEGRAM_BOT_TOKEN telegram botToken botToken",
    "TODOIST_API_TOKEN todoist apiToken apiToken",
    "TYPEFORM_TOKEN typeform token token",
  ].map((line) => {
    const [name = "", connector = "", scheme = "", field = ""] = line.split(" ");
    return [name, [connector, scheme, field] as const];
  }),
);

/** Variables that belong together by the word before the first part: `POSTGRES_HOST`, `POSTGRES_USER` … */
export type Family = {
  connector: string;
  scheme: string;
  words: readonly string[];
  parts: Readonly<Record<string, string>>;
};

const server = {
  HOST: "host",
  SERVER: "host",
  PORT: "port",
  USER: "username",
  USERNAME: "username",
  PASSWORD: "password",
  PASS: "password",
};
const base = { ...server, DB: "database", DATABASE: "database", DBNAME: "database", NAME: "database" };

export const families: readonly Family[] = [
  { connector: "postgresql", scheme: "password", words: ["POSTGRES", "POSTGRESQL", "PG"], parts: base },
  { connector: "mysql", scheme: "password", words: ["MYSQL", "MARIADB"], parts: base },
  { connector: "mongodb", scheme: "password", words: ["MONGO", "MONGODB"], parts: base },
  { connector: "redis", scheme: "password", words: ["REDIS"], parts: base },
  { connector: "smtp", scheme: "password", words: ["SMTP", "MAIL"], parts: server },
  { connector: "imap", scheme: "password", words: ["IMAP"], parts: server },
  { connector: "ftp", scheme: "password", words: ["FTP"], parts: server },
  { connector: "amqp", scheme: "password", words: ["RABBITMQ", "AMQP"], parts: { ...server, VHOST: "vhost" } },
  { connector: "mqtt", scheme: "password", words: ["MQTT"], parts: server },
  {
    connector: "aws",
    scheme: "accessKey",
    words: ["AWS"],
    parts: {
      ACCESS_KEY_ID: "accessKeyId",
      SECRET_ACCESS_KEY: "secretAccessKey",
      SESSION_TOKEN: "sessionToken",
      REGION: "region",
      DEFAULT_REGION: "region",
    },
  },
  {
    connector: "shopify",
    scheme: "adminToken",
    words: ["SHOPIFY"],
    parts: { STORE: "store", SHOP: "store", ACCESS_TOKEN: "token", ADMIN_TOKEN: "token", ADMIN_API_TOKEN: "token" },
  },
  {
    connector: "twilio",
    scheme: "authToken",
    words: ["TWILIO"],
    parts: { ACCOUNT_SID: "accountSid", AUTH_TOKEN: "authToken" },
  },
  { connector: "supabase", scheme: "legacyKey", words: ["SUPABASE"], parts: { SERVICE_ROLE_KEY: "legacyApiKey" } },
];

/** Addresses that hold everything. */
export const urlKinds: Readonly<Record<string, string>> = {
  "postgres:": "postgresql",
  "postgresql:": "postgresql",
  "mysql:": "mysql",
  "mariadb:": "mysql",
  "mongodb:": "mongodb",
  "redis:": "redis",
  "rediss:": "redis",
  "amqp:": "amqp",
  "amqps:": "amqp",
  "mqtt:": "mqtt",
  "mqtts:": "mqtt",
  "smtp:": "smtp",
  "smtps:": "smtp",
  "ftp:": "ftp",
};
