import { defineConnector, type JudgeRule, scheme, secret, text } from "../kit";
import { liveGuide, testGuide } from "./guide";

const apiKey = secret({
  label: "API key",
  help: "Of an API credential in the same environment; shown once.",
  example:
    "AQEyhmfxKonIYxZGw0m/n3Q5qf3VaY9UCJ14XWZE03G/k2NFitRvbe4N1XqH1eHaH2AksaEQwV1bDb7kfNy1WIxIIkxgBw==-y3qzswmlmALhxaVPNjYf74bqPotG12HroatrKA066yE=-W+t7NF;s4}%=kUSD",
  pattern: "^AQE\\S{40,}$",
  message: "A key begins with AQE and is long. The client key, which begins with test_ or live_, is something else.",
});

const judge: readonly JudgeRule[] = [
  {
    status: 403,
    then: {
      outcome: "limited",
      missing: ["Management API"],
      hint: "The credential works for its roles; the Management API is not among them.",
    },
  },
  { status: 200, at: "/active", is: false, then: { outcome: "rejected", reason: "revoked" } },
  { status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

export default defineConnector({
  id: "adyen",
  name: "Adyen",
  aliases: ["payments", "checkout", "terminal"],
  category: "payments",
  docs: "https://docs.adyen.com/development-resources/api-authentication",
  tile: { initials: "Ad", hue: 140 },
  schemes: [
    scheme({
      id: "live",
      type: "apiKey",
      title: "API key (live)",
      when: "For real payments.",
      recommended: true,
      fields: {
        livePrefix: text({
          label: "Live URL prefix",
          help: "Payments go to an address of your own, which begins with it.",
          example: "1797a841fbb37ca7-AcmeShop",
          suffix: "-checkout-live.adyenpayments.com",
          pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$",
          message: "The prefix holds letters, digits and dashes only.",
          maxLength: 50,
          paste: [
            { kind: "strip", pattern: "^https?://" },
            { kind: "strip", pattern: "-(checkout|pal)-live\\.adyenpayments\\.com.*$" },
          ],
        }),
        apiKey,
      },
      origins: [
        "https://management-live.adyen.com",
        "https://{livePrefix}-checkout-live.adyenpayments.com",
        "https://{livePrefix}-pal-live.adyenpayments.com",
      ],
      baseUrl: "https://{livePrefix}-checkout-live.adyenpayments.com/checkout",
      authenticate: { header: { "x-api-key": "{apiKey}" } },
      probe: {
        url: "https://management-live.adyen.com/v3/me",
        identity: "/id",
        label: ["{/username} of {/companyName}", "/username", "/id"],
      },
      judge,
      guide: liveGuide,
    }),
    scheme({
      id: "test",
      type: "apiKey",
      title: "API key (test)",
      when: "For trials: no money moves.",
      fields: { apiKey },
      origins: ["https://management-test.adyen.com", "https://checkout-test.adyen.com", "https://pal-test.adyen.com"],
      baseUrl: "https://checkout-test.adyen.com",
      authenticate: { header: { "x-api-key": "{apiKey}" } },
      probe: {
        url: "https://management-test.adyen.com/v3/me",
        identity: "/id",
        label: ["{/username} of {/companyName}", "/username", "/id"],
      },
      judge,
      guide: testGuide,
    }),
  ],
});
