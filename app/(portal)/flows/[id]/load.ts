import { cache } from "react";
import { missingPage } from "@/app/missing-page";
import type { Member } from "@/lib/actor";
import { type FlowView, getFlow } from "@/lib/flows/list";
import { memberFor } from "../../member";

/** Asked once for the title and once for the page. What is missing and what is another workspace's look the same. */
export const loadFlow = cache(async (id: string): Promise<{ actor: Member; flow: FlowView }> => {
  const actor = await memberFor(`/flows/${encodeURIComponent(id)}`);
  return { actor, flow: await getFlow(actor, id).catch(missingPage) };
});

/** The environment that an address asks for, if it could be one; else the flow's first, or `production`. */
export function environmentOf(flow: FlowView, wanted: string | string[] | undefined): string {
  const name = typeof wanted === "string" ? wanted.trim().toLowerCase() : "";
  if (/^[a-z0-9][a-z0-9_-]{0,39}$/.test(name)) return name;
  return flow.environments.includes("production") ? "production" : (flow.environments[0] ?? "production");
}
