import { bindSlot } from "@/lib/flows/bind";
import { createFlow, removeFlow, updateFlow } from "@/lib/flows/create";
import { getFlow, listFlows } from "@/lib/flows/list";
import { replaceCredential } from "@/lib/flows/replace";
import { newId } from "@/lib/id";
import { allowNetwork, listNetworkRules, removeNetworkRule } from "@/lib/network-rules";
import { createOAuthClient, listOAuthClients, removeOAuthClient, updateOAuthClient } from "@/lib/oauth/clients";
import { clientKinds } from "@/lib/oauth/kinds";
import { createToken } from "@/lib/tokens/create";
import { getToken } from "@/lib/tokens/get";
import { listTokens } from "@/lib/tokens/list";
import { tokensOfFlow } from "@/lib/tokens/reaching";
import { revokeToken, rotateToken } from "@/lib/tokens/revoke";
import { tagsInUse } from "@/lib/tokens/tagged";
import { callsByFlow, callsOfFlow } from "@/lib/uses/consumers";
import type { Verbs } from "./verbs";

/** Flows, API tokens, OAuth clients and network rules. */
const slots = [{ alias: "app", connector: "demo" }];
const values = { clientId: "another-id", clientSecret: "another-secret-4711" };

export const useVerbs: Verbs = {
  listFlows: (actor) => listFlows(actor),
  callsByFlow: (actor) => callsByFlow(actor),
  createFlow: (actor) => createFlow(actor, { name: newId("fl"), slots }),
  getFlow: async (actor, { flow }) => getFlow(actor, await flow()),
  callsOfFlow: async (actor, { flow }) => callsOfFlow(actor, await flow()),
  tokensOfFlow: async (actor, { flow }) => tokensOfFlow(actor, await flow()),
  updateFlow: async (actor, { flow }) => updateFlow(actor, await flow(), { name: newId("fl"), slots }),
  bindSlot: async (actor, { flow, credential }) =>
    bindSlot(actor, {
      flow: await flow(),
      alias: "app",
      environment: "production",
      credential: await credential(),
    }),
  "bindSlot, empty": async (actor, { flow }) =>
    bindSlot(actor, { flow: await flow(), alias: "app", environment: "production", credential: null }),
  removeFlow: async (actor, { flow }) => removeFlow(actor, await flow()),
  replaceCredential: async (actor, { credential }) => replaceCredential(actor, await credential(), await credential()),
  listTokens: (actor) => listTokens(actor),
  tagsInUse: (actor) => tagsInUse(actor),
  "createToken, proxy": (actor) => createToken(actor, { name: "Mine", scopes: ["proxy:read"] }),
  "createToken, secrets": (actor) => createToken(actor, { name: "Mine", scopes: ["secret:read"] }),
  "createToken, applications": (actor) => createToken(actor, { name: "Mine", scopes: ["connectors:write"] }),
  "createToken, one credential": async (actor, { credential }) =>
    createToken(actor, { name: "Mine", scopes: ["proxy:read"], reach: { kind: "listed", ids: [await credential()] } }),
  "createToken, one flow": async (actor, { flow }) =>
    createToken(actor, {
      name: "Mine",
      scopes: ["proxy:read"],
      reach: { kind: "flow", flowId: await flow(), environment: "production" },
    }),
  getToken: async (actor, { token }) => getToken(actor, await token()),
  rotateToken: async (actor, { token }) => rotateToken(actor, await token(), 0),
  revokeToken: async (actor, { token }) => revokeToken(actor, await token()),
  listOAuthClients: (actor) => listOAuthClients(actor),
  clientKinds: (actor) => clientKinds(actor),
  createOAuthClient: (actor) =>
    createOAuthClient(actor, { connector: "github", scheme: "oauth", name: "Another", values }),
  updateOAuthClient: async (actor, { client }) => updateOAuthClient(actor, await client(), { values }),
  removeOAuthClient: async (actor, { client }) => removeOAuthClient(actor, await client()),
  listNetworkRules: (actor) => listNetworkRules(actor),
  allowNetwork: (actor) => allowNetwork(actor, { network: "10.200.0.1" }),
  removeNetworkRule: async (actor, { rule }) => removeNetworkRule(actor, await rule()),
};
