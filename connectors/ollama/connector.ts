import { apiKey } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, type JudgeRule, scheme } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { bearerGuide, openGuide } from "./guide";

const baseUrl = address({
  help: "Of the server that runs Ollama, as it is reached from Keyrack.",
  example: "http://ollama.internal:11434",
});

const judge: readonly JudgeRule[] = [
  {
    status: [404, 405],
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "baseUrl",
      hint: "There is no Ollama here.",
    },
  },
  { status: 200, absent: "/models", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

const probe = { url: "{+baseUrl}/api/tags", identity: "{baseUrl}", label: "{baseUrl}" } as const;

export default defineConnector({
  id: "ollama",
  name: "Ollama",
  aliases: ["llama", "local models", "llm", "ai"],
  category: "ai",
  docs: "https://docs.ollama.com/api/introduction",
  tile: { initials: "Ol", hue: 80 },
  schemes: [
    scheme({
      id: "open",
      type: "none",
      title: "No authentication",
      when: "A server in your own network, as Ollama comes.",
      recommended: true,
      fields: { baseUrl, ca },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/api",
      ca: "ca",
      authenticate: {},
      probe,
      judge,
      guide: openGuide,
    }),
    scheme({
      id: "bearer",
      type: "bearer",
      title: "Behind a proxy with a token",
      when: "A proxy in front of Ollama asks for a bearer token.",
      fields: {
        baseUrl,
        token: apiKey({ label: "Token", help: "What the proxy expects, without the word Bearer." }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}/api",
      ca: "ca",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe,
      judge,
      guide: bearerGuide,
    }),
  ],
});
