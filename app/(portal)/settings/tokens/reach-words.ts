import type { TokenSummary } from "@/lib/tokens/list";

/** Which credentials a token reaches, in a few words. `flows` gives names by id. */
export function reachWords({ reach }: Pick<TokenSummary, "reach">, flows: ReadonlyMap<string, string>): string {
  if (reach.kind === "all") return "All credentials";
  if (reach.kind === "listed") return reach.ids.length === 1 ? "1 credential" : `${reach.ids.length} credentials`;
  if (reach.kind === "tagged") return `Credentials tagged ${reach.tags.join(" or ")}`;
  return `${flows.get(reach.flowId) ?? "A flow that was deleted"}, ${reach.environment}`;
}
