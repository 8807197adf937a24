import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { EventSentence, type EventView } from "./event-sentence";

const target = { kind: "credential", id: "cr_1", name: "Stripe" };
const html = (event: Partial<EventView>) =>
  renderToStaticMarkup(<EventSentence event={{ actor: "Ana", action: "", detail: {}, ...event }} />);
const text = (event: Partial<EventView>) => html(event).replace(/<[^>]+>/g, "");

describe("a line of the audit trail", () => {
  it("says a rename with both names, although the event holds the earlier one", () => {
    const event = { action: "credential.renamed", target, detail: { from: "Stripe", to: "Stripe live" } };
    expect(text(event)).toBe("Ana renamed Stripe to Stripe live");
    expect(html(event)).toContain('href="/credentials/cr_1"');
  });

  it("links nowhere once the credential is deleted", () => {
    expect(html({ action: "credential.deleted", target })).not.toContain("href");
  });

  it("counts replaced secrets and names none", () => {
    const detail = { changed: [], replaced: ["apiKey", "webhookSecret"] };
    expect(text({ action: "credential.updated", target, detail })).toBe("Ana changed Stripe and replaced 2 secrets");
  });

  it("tells of an action that it does not know, and lets no markup through", () => {
    expect(text({ action: "moon.landed", target })).toBe("Ana: moon.landed Stripe");
    expect(html({ action: "credential.created", target: { ...target, name: "<b>" } })).toContain("&lt;b&gt;");
  });
});
