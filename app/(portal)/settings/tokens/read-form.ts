import { textOf, textsOf } from "@/app/form-state";
import type { TokenInput } from "@/lib/tokens/input";
import { uses } from "./state";

/** From the inputs of the form to what the room takes. What does not fit is the room's to say. */
export function readTokenForm(form: FormData): { input: TokenInput; values: Record<string, string> } {
  const texts = textsOf(form, "name", "use", "reach", "flow", "days", "addresses", "rate", "paths");
  const chosen = form.getAll("scope").map(String);
  const ids = form.getAll("credential").map(String);
  const tags = form.getAll("tag").map(String);
  const scopes = uses[texts.use] ?? chosen;
  const [flowId = "", environment = ""] = texts.flow.split("/");
  const reach: TokenInput["reach"] =
    texts.reach === "listed"
      ? { kind: "listed", ids }
      : texts.reach === "tagged"
        ? { kind: "tagged", tags }
        : texts.reach === "flow"
          ? { kind: "flow", flowId, environment }
          : { kind: "all" };
  return {
    input: {
      name: texts.name,
      scopes: scopes as TokenInput["scopes"],
      reach,
      days: texts.days === "never" ? null : texts.days,
      addresses: lines(texts.addresses),
      rate: texts.rate.trim() === "" ? null : texts.rate,
      paths: lines(texts.paths),
    },
    values: { ...texts, scopes: chosen.join(" "), credentials: ids.join(" "), tags: tags.join(" ") },
  };
}

/** What the form names once, so that it cannot be sent twice. */
export function onceOf(form: FormData): string {
  return textOf(form, "once");
}

function lines(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
