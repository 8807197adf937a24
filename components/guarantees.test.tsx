import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { categories } from "@/connectors/kit/connector";
import { choice, flag, password, secret, secretJson, secretText, text } from "@/connectors/kit/field";
import type { CredentialSummary } from "@/connectors/kit/summary";
import { AppShell } from "./app-shell";
import { AppTile } from "./app-tile";
import { CheckSteps } from "./check-steps";
import { ConnectorPicker } from "./connector-picker";
import { CredentialList } from "./credential-list";
import { FieldInput } from "./field-input";
import { Guide } from "./guide";
import { HistoryStrip } from "./history-strip";
import type { PickerEntry } from "./picker-search";
import { StatusMark } from "./status-mark";
import { StatusStrip } from "./status-strip";
import { type StatusName, statusWords } from "./status-words";
import { Dialog } from "./ui/dialog";
import { Menu } from "./ui/menu";
import { MenuLink, MenuSubmit } from "./ui/menu-item";

const canary = "canary-7f3a-do-not-show";
const now = Date.UTC(2026, 10, 3, 9, 14);
const sealed = {
  secret: secret({ label: "Token" }),
  password: password({ label: "Password" }),
  text: secretText({ label: "Private key" }),
  json: secretJson({ label: "Key file" }),
};
const credential: CredentialSummary = {
  tags: [],
  id: "crd_1",
  name: "Shop",
  connector: "shopify",
  connectorName: "Shopify",
  tile: { initials: "Sh", hue: 118 },
  scheme: "token",
  schemeTitle: "Admin API token",
  status: "invalid",
  state: "active",
  sentence: "Token rejected by Shopify, since `09:14`.",
  createdAt: now,
  createdBy: "Ana",
  updatedAt: now,
  updatedBy: "Ana",
};

test.each(Object.entries(sealed))(
  "a sealed field of kind %s has no value in the page, whatever it is given",
  (name, field) => {
    const html = renderToStaticMarkup(
      <FieldInput name={name} field={{ ...field, default: canary }} defaultValue={canary} />,
    );
    expect(html).not.toContain(canary);
    expect(html).not.toContain("value=");
    expect(html).toContain('autoComplete="off"');
    expect(html).toContain("data-1p-ignore");
  },
);

test("a kept secret says since when and by whom, and can be replaced without JavaScript", () => {
  const html = renderToStaticMarkup(
    <FieldInput name="token" field={sealed.secret} kept={{ since: "3 Nov 2026", by: "Ana" }} />,
  );
  expect(html).toContain("Set 3 Nov 2026 by Ana.");
  expect(html).toMatch(/<details.*Replace.*<input[^>]*name="token"/s);
  expect(html).not.toContain("value=");
});

test("an error is tied to its field", () => {
  const html = renderToStaticMarkup(
    <FieldInput
      name="store"
      field={text({ label: "Store", help: "Before `.myshopify.com`." })}
      error="Enter the store."
    />,
  );
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('aria-describedby="field-store-error field-store-help"');
  expect(html).toContain('id="field-store-error"');
  expect(html).toMatch(/<label for="field-store"[^>]*>Store/);
});

test("a flag that is off still submits a value", () => {
  const html = renderToStaticMarkup(
    <FieldInput name="deep" field={flag({ label: "Deep", default: "true" })} defaultValue="false" />,
  );
  expect(html.indexOf('type="hidden" name="deep" value="false"')).toBeLessThan(html.indexOf('type="checkbox"'));
  expect(html).not.toContain("checked=");
});

test("every choice can be submitted without JavaScript", () => {
  const field = choice({
    label: "Region",
    choices: [
      { value: "eu", label: "EU" },
      { value: "us", label: "US" },
    ],
  });
  const html = renderToStaticMarkup(<FieldInput name="region" field={field} />);
  expect(html.match(/type="radio" name="region"|name="region" value="(eu|us)"/g)?.length).toBeGreaterThanOrEqual(2);
});

test("every status has a word and a shape of its own, also when compact", () => {
  const shapes = new Set<string>();
  for (const [status, word] of Object.entries(statusWords) as [StatusName, string][]) {
    const html = renderToStaticMarkup(<StatusMark status={status} compact />);
    expect(html).toContain(`>${word}</span>`);
    shapes.add(/<svg.*<\/svg>/s.exec(html)?.[0].replace(/class="[^"]*"/g, "") ?? "");
  }
  expect(shapes.size).toBe(Object.keys(statusWords).length);
});

test("the strip of statuses puts invalid first, leaves out what is empty and marks the chosen one", () => {
  const html = renderToStaticMarkup(
    <StatusStrip
      counts={{ all: 5, valid: 3, invalid: 2, unknown: 0 }}
      current="valid"
      href={(f) => `/credentials?status=${f}`}
    />,
  );
  expect(html.indexOf("status=invalid")).toBeLessThan(html.indexOf("status=valid"));
  expect(html).not.toContain("status=unknown");
  expect(html).toMatch(
    /aria-current="true"[^>]*href="[^"]*status=valid"|href="[^"]*status=valid"[^>]*aria-current="true"/,
  );
});

test("history reads as a sentence and as a table", () => {
  const html = renderToStaticMarkup(
    <HistoryStrip
      days={[
        { day: "2026-11-02", state: "valid" },
        { day: "2026-11-03", state: "invalid" },
      ]}
    />,
  );
  expect(html).toContain("Last 2 days: valid 1, invalid 1.");
  expect(html.match(/<tr>/g)).toHaveLength(3);
});

test("a running check speaks one sentence politely", () => {
  const html = renderToStaticMarkup(
    <CheckSteps
      steps={[
        { name: "fields", state: "passed", ms: 1 },
        { name: "host", state: "failed", ms: 9, detail: "not found" },
      ]}
    />,
  );
  expect(html).toContain('aria-live="polite"');
  expect(html).toContain("Find host: failed, not found.");
});

test("the picker is a list of links and a form, the generic ones last", () => {
  const entry = (id: string, category: PickerEntry["category"]): PickerEntry => ({
    id,
    name: id,
    aliases: [],
    category,
    tile: { initials: "x", hue: 0 },
    popular: false,
    ways: ["API key"],
    href: `/credentials/new/${id}`,
  });
  const html = renderToStaticMarkup(
    <ConnectorPicker
      entries={[entry("any", "generic"), entry("shopify", "ecommerce")]}
      categories={categories}
      action="/credentials/new"
    />,
  );
  expect(html).toContain('action="/credentials/new"');
  expect(html.indexOf('href="/credentials/new/shopify"')).toBeGreaterThan(0);
  expect(html.lastIndexOf('href="/credentials/new/any"')).toBeGreaterThan(
    html.lastIndexOf('href="/credentials/new/shopify"'),
  );
});

test("a row of the list names, links, explains and shows its mark", () => {
  const html = renderToStaticMarkup(<CredentialList credentials={[credential]} now={now} />);
  expect(html).toMatch(/href="\/credentials\/crd_1"[^>]*>Shop</);
  expect(html).toContain("Invalid");
  expect(html).toMatch(/<code[^>]*>09:14<\/code>/);
});

test("a vendor's link waits until its part is typed and then escapes it", () => {
  const guide = { steps: [{ text: "Open it.", url: "https://{store}.example/apps" }] };
  const render = (values: Record<string, string>) =>
    renderToStaticMarkup(<Guide title="Get a token" guide={guide} values={values} labels={{ store: "Store" }} />);
  expect(render({})).toContain("fill in Store");
  expect(render({ store: "acme" })).toContain('href="https://acme.example/apps"');
  expect(render({ store: "evil.example/" })).not.toContain("https://evil.example/");
});

test("nothing that the server renders carries a style attribute", () => {
  const html = renderToStaticMarkup(
    <AppShell
      workspace="ACME"
      member={{ name: "Ana", email: "a@b.example", role: "Owner" }}
      theme={null}
      signOut="/out"
    >
      <AppTile tile={credential.tile} />
      <CredentialList credentials={[credential]} now={now} fresh="crd_1" />
      <Menu trigger={{ label: "More", iconOnly: true }}>
        <MenuLink href="/x">Edit</MenuLink>
      </Menu>
      <Dialog trigger={{ label: "Rename", href: "?rename" }} title="Rename" />
    </AppShell>,
  );
  expect(html).not.toMatch(/\sstyle=/);
});

test("a menu and what opens a dialog work without JavaScript", () => {
  const menu = renderToStaticMarkup(
    <Menu trigger={{ label: "More", iconOnly: true }}>
      <MenuSubmit form="disable-crd_1">Disable</MenuSubmit>
    </Menu>,
  );
  const id = /popoverTarget="([^"]+)"/i.exec(menu)?.[1];
  expect(id).toBeTruthy();
  expect(menu).toContain(`<div id="${id}" popover="auto"`);
  expect(menu).toContain('type="submit" form="disable-crd_1"');
  const dialog = renderToStaticMarkup(<Dialog trigger={{ label: "Rename", href: "?rename" }} title="Rename" />);
  expect(dialog).toMatch(/<a[^>]*href="\?rename"/);
});
