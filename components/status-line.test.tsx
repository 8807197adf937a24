import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { CredentialSummary } from "@/connectors/kit/summary";
import { StatusLine } from "./status-line";

const now = Date.UTC(2026, 10, 3, 9, 14);
const minute = 60_000;
const day = 1440 * minute;
const base: CredentialSummary = {
  id: "cr_1",
  name: "Shop",
  connector: "shopify",
  connectorName: "Shopify",
  tile: { initials: "Sh", hue: 118 },
  scheme: "adminToken",
  schemeTitle: "Admin API access token",
  status: "valid",
  state: "active",
  sentence: "",
  tags: [],
  verifiedAt: now - 4 * minute,
  checkedAt: now - 4 * minute,
  statusSince: now - 2 * day,
  createdAt: now - 9 * day,
  createdBy: "Ana",
  updatedAt: now - 9 * day,
  updatedBy: "Ana",
};
const words = (change: Partial<CredentialSummary>, brief = false) =>
  renderToStaticMarkup(<StatusLine credential={{ ...base, ...change }} now={now} brief={brief} />)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

test("what works says when it was looked at, and nothing more", () => {
  expect(words({})).toBe("Valid Checked 4 min ago");
});

test("what works but got no answer last time says both", () => {
  const said = words({ sentence: "Shopify is not answering (503).", verifiedAt: now - 180 * minute });
  expect(said).toBe("Valid Checked 4 min ago Shopify is not answering (503). It worked 3 h ago .");
});

test("what is refused says why in the row, and since when on its page", () => {
  expect(words({ status: "invalid", sentence: "The key was revoked." })).toBe(
    "Invalid Checked 4 min ago The key was revoked.",
  );
  expect(words({ status: "invalid", sentence: "The key was revoked." }, true)).toBe(
    "Invalid for 2 days Checked 4 min ago",
  );
});

test("a nearing end, a pause and a draft each have a sentence of their own", () => {
  expect(words({ expiresAt: now + 6 * day })).toContain("It works, and ends in 6 days .");
  expect(words({ expiresAt: now + 6 * day }, true)).toBe("Expires soon Checked 4 min ago");
  expect(words({ expiresAt: now - day })).toContain("It ended 1 day ago by its own date.");
  expect(words({ state: "disabled" })).toContain("Paused Checked 4 min ago Nothing can use it");
  expect(words({ state: "draft" })).toBe("Draft Not finished, so nothing can use it yet.");
});

test("what was never checked says so", () => {
  const { checkedAt: _, verifiedAt: __, ...never } = base;
  expect(renderToStaticMarkup(<StatusLine credential={{ ...never, status: "unknown" }} now={now} />)).toContain(
    "Never checked",
  );
});
