import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BulkWalk, bar, press, row, startBulkWalk, tick } from "./bulk/walk";

/** Several credentials at once in a browser that runs no scripts, and all that match, which are more than a page holds. */
let walk: BulkWalk;
let page: Page;
let plain: Page;

beforeAll(async () => {
  walk = await startBulkWalk();
  ({ page, plain } = walk);
}, 120_000);
afterAll(() => walk?.stop());

test("without scripts the bar leads to a page that asks, and tells what became of each", async () => {
  await plain.goto("/credentials?sort=name");
  for (const name of ["Session cache", "Stripe test mode", "Returns desk"]) await tick(name, plain);
  await press("Tag", plain);
  await plain.getByRole("heading", { name: "Tag 3 credentials" }).waitFor();
  await plain.getByLabel("Add", { exact: true }).fill("quiet, eu");
  await plain.getByRole("button", { name: "Change tags" }).click();
  await plain.getByText("Changed the tags of 3 credentials.").waitFor();
  await plain.getByRole("link", { name: "Back to the list" }).click();
  await row("Session cache", plain).getByText("quiet").waitFor();

  for (const name of ["Session cache", "Returns desk"]) await tick(name, plain);
  await press("Recheck", plain);
  await plain.getByRole("button", { name: "Recheck" }).click();
  await plain.getByText("This is a draft.").waitFor();
  await plain.getByRole("link", { name: "Back to the list" }).click();

  for (const name of ["Session cache", "Returns desk"]) await tick(name, plain);
  await press("Delete…", plain);
  await plain.getByLabel(/^Type 2/).fill("two");
  await plain.getByRole("button", { name: "Delete for good" }).click();
  await plain.getByText("Type 2, the number of credentials that go.").waitFor();
  await plain.getByLabel(/^Type 2/).fill("2");
  await plain.getByRole("button", { name: "Delete for good" }).click();
  await plain.getByText("Deleted 2 credentials for good.").waitFor();
});

test("all that match are taken along over the pages, with scripts and without", async () => {
  const lines = Array.from({ length: 60 }, (_, at) => `Extra ${at},http,bearer,https://extra.example.com,token-${at}`);
  const buffer = Buffer.from(["name,application,type,baseUrl,token", ...lines].join("\n"));
  await plain.goto("/credentials/import");
  await plain.locator("#file").setInputFiles({ name: "extra.csv", mimeType: "text/csv", buffer });
  await plain.getByRole("button", { name: "Look at it" }).click();
  await plain.getByLabel(/^Check/).uncheck();
  await plain.getByRole("button", { name: "Import", exact: true }).click();
  await plain.getByText("60 added").waitFor();

  await walk.open("/credentials?q=extra");
  await page.locator("[data-pick]").first().check();
  await press("Select All 50 here", page);
  await press("Select All 60 that match", page);
  await bar(page).getByText("60 selected").waitFor();
  await press("Tag", page);
  await page.getByLabel("Add", { exact: true }).fill("extra,");
  await page.getByRole("button", { name: "Change tags" }).click();
  await page.getByText("Changed the tags of 60 credentials.").waitFor();
  await bar(page).getByRole("button", { name: "Clear the selection" }).click();
  expect(await bar(page).isVisible()).toBe(false);

  await plain.goto("/credentials?tag=extra");
  await plain.locator("[data-pick]").first().check();
  await press("Delete…", plain);
  await plain.getByRole("link", { name: "Choose all 60 that match" }).click();
  await plain.getByLabel("Type 60 to delete 60 credentials for good").fill("60");
  await plain.getByRole("button", { name: "Delete for good" }).click();
  await plain.getByText("Deleted 60 credentials for good.").waitFor();
});

test("without scripts tags are changed on the credential's page and given with a new one", async () => {
  await plain.goto("/credentials?q=stripe%20test");
  await row("Stripe test mode", plain).getByRole("link", { name: "Stripe test mode", exact: true }).click();
  await plain.getByRole("link", { name: "Settings" }).last().click();
  await plain.getByLabel("Tags").fill("eu Berlin");
  await plain.getByLabel("Environment").fill("staging");
  await plain.locator("form").filter({ hasText: "Environment and tags" }).getByRole("button", { name: "Save" }).click();
  await plain.getByText("Saved.").waitFor();
  expect(await plain.getByLabel("Tags").inputValue()).toBe("berlin eu");

  await plain.goto("/credentials/new/http?scheme=bearer");
  await plain.getByLabel("Name", { exact: true }).fill("Tagged at once");
  await plain.locator("summary").filter({ hasText: "Environment, Tags" }).click();
  await plain.getByLabel("Tags").fill("new");
  await plain.getByRole("button", { name: "Save as draft" }).click();
  await row("Tagged at once", plain).getByText("new", { exact: true }).waitFor();
});
