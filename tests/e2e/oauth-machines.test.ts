import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillAddress, line, type OAuthWalk, press, startOAuthWalk } from "@/tests/support/oauth-walk";
import { clients } from "@/tests/support/oidc";
import { startVendor } from "@/tests/support/vendor/server";

/** Access that nobody has to agree to: client credentials, service accounts, and clients of the workspace for them. */
let walk: OAuthWalk;
let page: OAuthWalk["page"];
let complaints: OAuthWalk["complaints"];
let oidc: OAuthWalk["oidc"];

beforeAll(async () => {
  walk = await startOAuthWalk();
  ({ page, complaints, oidc } = walk);
});
afterAll(() => walk?.stop());

test("a machine's client credentials are checked and saved like any other values", async () => {
  await page.goto("/credentials/new/oauth2?scheme=clientCredentials");
  await fillAddress(page, "Robot", oidc.issuer);
  await page.getByLabel("Client ID").fill(clients.robot.id);
  await page.getByLabel("Client secret", { exact: true }).fill(clients.robot.secret);
  await press("Check and save", page);
  await page.waitForURL(/\/credentials\?new=/);
  await line("Robot", page).getByText("Valid").first().waitFor();
});

test("a service account signs for itself", async () => {
  const vendor = await startVendor({ client: "absent", mintGrant: "urn:ietf:params:oauth:grant-type:jwt-bearer" });
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  await page.goto("/credentials/new/oauth2?scheme=serviceAccount");
  await page.getByLabel("Name", { exact: true }).fill("Signer");
  await page.getByLabel("Base URL").fill(vendor.url);
  await page.getByLabel("Path to check").fill("/me");
  await page.getByLabel("Token URL").fill(`${vendor.url}/token`);
  await page
    .getByRole("textbox", { name: /key/i })
    .first()
    .fill(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  await page
    .getByLabel(/issuer/i)
    .first()
    .fill("robot@example.com");
  await press("Check and save", page);
  await page.waitForURL(/\/credentials\?new=/);
  await line("Signer", page).getByText("Valid").first().waitFor();
  expect(vendor.seen.token.at(-1)?.body.assertion?.split(".")).toHaveLength(3);
  await vendor.close();
});

test("a machine's client of the workspace is registered once, and then nothing has to be entered", async () => {
  await page.goto("/settings/clients");
  await page.getByLabel("Application").selectOption("oauth2/clientCredentials");
  await press("Continue", page);
  await page.waitForURL(/\/settings\/clients\/new/);
  expect(await page.getByRole("main").innerText()).not.toContain("/oauth/callback/");
  await page.getByLabel("Name", { exact: true }).fill("Our robot");
  await page.getByLabel("Client ID").fill(clients.robot.id);
  await page.getByLabel("Client secret", { exact: true }).fill(clients.robot.secret);
  await press("Save", page);
  await page.getByRole("link", { name: "Our robot" }).waitFor();
  await page.goto("/credentials/new/oauth2?scheme=clientCredentials");
  await page.getByRole("textbox", { name: "Client ID" }).waitFor({ state: "detached" });
  await fillAddress(page, "Shared robot", oidc.issuer);
  await press("Check and save", page);
  await press("Keep both", page);
  await page.waitForURL(/\/credentials\?new=/);
  await line("Shared robot", page).getByText("Valid").first().waitFor();
});

test("the browser had nothing to complain about", () => {
  expect(complaints.filter((line) => !/Failed to load resource|oidc-provider|127\.0\.0\.1/.test(line))).toEqual([]);
});
