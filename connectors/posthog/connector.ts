import { apiKey } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "posthog",
  name: "PostHog",
  aliases: ["product analytics", "feature flags", "events", "insights"],
  category: "analytics",
  docs: "https://posthog.com/docs/api",
  tile: { initials: "Ph", hue: 30 },
  schemes: [
    scheme({
      id: "personalKey",
      type: "bearer",
      title: "Personal API key",
      recommended: true,
      fields: {
        baseUrl: address({
          help: "Where you sign in: https://eu.posthog.com for the European cloud, or your own.",
          example: "https://us.posthog.com",
          default: "https://us.posthog.com",
          paste: [{ kind: "url", into: { baseUrl: "origin" } }],
        }),
        apiKey: apiKey({
          label: "Personal API key",
          help: "Not the project token, which begins with phc_ and is public.",
          example: "phx_0123456789abcdefghijklmnopqrstuvwxyz",
          pattern: "^phx_[A-Za-z0-9_-]{20,}$",
          message: "A personal key begins with phx_. One with phc_ only sends events.",
        }),
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "{+baseUrl}/api/users/@me/",
        identity: ["{/uuid} at {baseUrl}", "{/email} at {baseUrl}"],
        label: ["{/email} in {/organization/name}", "/email", "/uuid"],
      },
      judge: [
        {
          status: [401, 403],
          at: "/code",
          is: ["authentication_failed", "not_authenticated"],
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "A key of one cloud is unknown to the other: compare the address as well.",
          },
        },
        {
          status: 403,
          then: {
            outcome: "limited",
            reason: "insufficient_scope",
            missing: ["user:read"],
            hint: "The key works for its scopes; it may not say whose it is.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no PostHog here.",
          },
        },
      ],
      guide,
    }),
  ],
});
