import { z } from "zod";
import { flowOfToken } from "@/lib/flows/of-token";
import { json } from "./answer";
import { endpoint } from "./endpoint";

const flowShape = z
  .object({
    id: z.string(),
    name: z.string(),
    environment: z.string(),
    slots: z.array(
      z.object({
        alias: z.string(),
        connector: z.string(),
        credential: z
          .object({ id: z.string(), name: z.string(), status: z.string(), state: z.string() })
          .nullable()
          .describe("Null while nothing is bound in this environment."),
      }),
    ),
  })
  .meta({ id: "Flow" });

const get = endpoint({
  method: "GET",
  path: "/flow",
  name: "getFlow",
  summary: "The flow that the token belongs to, with its slots",
  scope: "any",
  answers: { 200: { description: "As its environment sees it", schema: flowShape } },
  run: async (call) => json(200, await flowOfToken(call.actor), call),
});

export const flowEndpoints = [get];
