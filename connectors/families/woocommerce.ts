import { type Guide, type GuideStep, type HttpScheme, host, type JudgeRule, scheme, secret, text, url } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";

/** What every way into a WooCommerce store asks for, and how its REST API answers, whichever part of it is read. */
export const storeFields = {
  storeHost: host({
    label: "Store address",
    help: "The whole host, ending included. Paste the address of the store and it is split.",
    example: "shop.acme.example",
    prefix: "https://",
    paste: [{ kind: "url", into: { storeHost: "host", path: "path" } }],
  }),
  path: text({
    label: "Path",
    group: "settings",
    help: "Only when WordPress lives below the host, as in example.com/shop.",
    example: "/shop",
    pattern: "^/([A-Za-z0-9._~-]+/?)*$",
    message: "Begin with / and use only letters, digits and . _ ~ -",
    optional: true,
    advanced: true,
    maxLength: 200,
  }),
  consumerKey: text({
    label: "Consumer key",
    help: "Begins with ck_. It takes the place of a user name.",
    example: "ck_0123456789abcdef0123456789abcdef01234567",
    pattern: "^ck_[0-9a-f]{40}$",
    message: "A consumer key is ck_ and 40 characters of 0-9 and a-f.",
  }),
  consumerSecret: secret({
    label: "Consumer secret",
    help: "Begins with cs_. Shown once, with the key.",
    example: "cs_0123456789abcdef0123456789abcdef01234567",
    pattern: "^cs_[0-9a-f]{40}$",
    message: "A consumer secret is cs_ and 40 characters of 0-9 and a-f.",
  }),
  ca,
};

const noRoute: JudgeRule = {
  status: 404,
  then: {
    outcome: "inconclusive",
    reason: "unexpected_response",
    field: "storeHost",
    hint: "There is no WooCommerce API at this address. Permalinks set to Plain, the plugin switched off, or WordPress below another path are the usual causes.",
  },
};

const notList: JudgeRule = {
  status: 200,
  text: "^\\s*\\{",
  then: {
    outcome: "inconclusive",
    reason: "unexpected_response",
    hint: "The answer is not the list that was asked for.",
  },
};

/** A store that never saw the header says the same as to a stranger, so the hint names the other way in. */
export const headerRules: readonly JudgeRule[] = [
  {
    status: 401,
    at: "/code",
    is: ["woocommerce_rest_cannot_view", "rest_forbidden", "rest_not_logged_in"],
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      hint: "Either the key's user may not read this, or the web server removes the header Authorization: then the way in with query parameters works.",
    },
  },
  noRoute,
  notList,
];

export const queryRules: readonly JudgeRule[] = [
  {
    status: 401,
    at: "/code",
    is: ["woocommerce_rest_cannot_view", "rest_forbidden", "rest_not_logged_in"],
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      hint: "The key's user may not read this, or the store did not recognise the key.",
    },
  },
  noRoute,
  notList,
];

const keys = "https://woocommerce.com/document/woocommerce-rest-api/";

export const storeSteps: readonly GuideStep[] = [
  {
    text: "Open the store in a browser and paste its address as **Store address**. The ending belongs to it, `.com` for example.",
    fills: ["storeHost"],
  },
  {
    text: "Go to **WooCommerce → Settings → Advanced → REST API** and add a key for a user who may manage the shop, with **Read** or **Read/Write**.",
    url: keys,
  },
  {
    text: "Copy **Consumer key** and **Consumer secret** while they are shown.",
    fills: ["consumerKey", "consumerSecret"],
    url: "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
  },
  {
    text: "Fill in **Path** only if WordPress lives below the host, and upload a **Certificate authority** only if the certificate is not from a public one.",
    fills: ["path", "ca"],
  },
];

export const storeNotes: readonly string[] = [
  "Under **Settings → Permalinks** anything but **Plain** must be chosen, or the API is not found.",
  "A key with **Read** answers 401 to every write; the check only reads.",
  "The store must be reached by https. One without it wants signed requests, as the way in by OAuth 1.0a makes them.",
];

export const storeIntro = "You need an administrator or shop manager of the store.";

export const visibleSecret =
  "Key and secret stand in every address, so the web server may write them into its log: prefer the header where it arrives.";

/** A store without TLS takes no secret, only a signature made with it. `route` begins behind the store's address. */
export const signedStore = (base: string, route: string): HttpScheme =>
  scheme({
    id: "signed",
    type: "oauth1",
    title: "Signed requests (OAuth 1.0a)",
    when: "Only for a store that is reached by http: the secret then never travels.",
    fields: {
      store: url({
        label: "Store address",
        help: "With its path if WordPress lives below the host, and without /wp-json.",
        example: "http://shop.internal.example",
        pattern: "^http://[^\\s?#\\\\@]+$",
        message: "Enter an address that begins with http://. A store with https takes the key in a header.",
        paste: [{ kind: "strip", pattern: "/wp-json(/.*)?$" }],
      }),
      consumerKey: storeFields.consumerKey,
      consumerSecret: storeFields.consumerSecret,
    },
    origins: ["{+store}"],
    baseUrl: `{+store}/wp-json${base}`,
    authenticate: {
      sign: {
        kind: "oauth1",
        consumerKey: "{consumerKey}",
        consumerSecret: "{consumerSecret}",
        method: "HMAC-SHA256",
      },
    },
    probe: { url: `{+store}/wp-json${route}`, identity: "{store}", label: "{store}" },
    judge: [
      ...queryRules.map((rule) =>
        "field" in rule.then && rule.then.field === "storeHost"
          ? { ...rule, then: { ...rule.then, field: "store" } }
          : rule,
      ),
    ],
    guide: signedGuide,
  });

const signedGuide: Guide = {
  intro: storeIntro,
  steps: [
    { text: "Open the store in a browser and paste its address as **Store address**.", fills: ["store"] },
    ...storeSteps.slice(1, 3),
  ],
  notes: [
    storeNotes[0] ?? "",
    "What is read and written still travels in the clear: only inside a network that you trust.",
    "Each request is signed on its way, so flows use the proxy.",
  ],
};
