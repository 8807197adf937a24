import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Application, startApplication } from "@/tests/support/application";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { type Product, startProduct } from "@/tests/support/product";

/** A product with two applications beside it, a signed-in browser, and a machine that runs what the product writes down. */
export type FlowWalk = {
  product: Product;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  complaints: string[];
  first: Application;
  second: Application;
  /** What a shell prints that is given this, with the token in its environment. */
  runShell(text: string, token: string): Promise<string>;
  runNode(text: string, token: string): Promise<string>;
  addOrdersApi(name: string, application: Application, key: string): Promise<void>;
  /** Opens the page of a credential, for its path. */
  pageOf(name: string): Promise<string>;
  stop(): Promise<void>;
};

export async function startFlowWalk(): Promise<FlowWalk> {
  const folder = mkdtempSync(join(tmpdir(), "keyrack-snippets-"));
  const [product, browser, first, second] = await Promise.all([
    startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8" }),
    launch(),
    startApplication("first-key-4711"),
    startApplication("second-key-4712"),
  ]);
  const opened = await openContext(browser, product.url);
  const { context, page } = opened;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page);
  return {
    product,
    browser,
    ...opened,
    first,
    second,
    runShell: (text, token) => run("bash", ["-c", text], token),
    runNode: (text, token) => {
      const file = join(folder, "snippet.mjs");
      writeFileSync(file, text);
      return run(process.execPath, [file], token);
    },
    addOrdersApi: async (name, application, key) => {
      await page.goto("/credentials/new/http?scheme=bearer");
      await page.getByLabel("Name", { exact: true }).fill(name);
      await page.getByLabel("Base URL").fill(application.url);
      await page.getByLabel("Path to check").fill("/me");
      await page.getByLabel("Token", { exact: true }).fill(key);
      await page.getByRole("button", { name: "Check and save" }).click();
      await page.waitForURL(/\/credentials\?/);
    },
    pageOf: async (name) => {
      await page.goto(`/credentials?q=${encodeURIComponent(name)}`);
      await page.getByRole("link", { name, exact: true }).first().click();
      await page.waitForURL(/\/credentials\/cr_/);
      return new URL(page.url()).pathname;
    },
    stop: async () => {
      await browser.close();
      await first.stop();
      await second.stop();
      await product.stop();
      product.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(command: string, given: string[], token: string): Promise<string> {
  const { stdout } = await promisify(execFile)(command, given, { env: { ...process.env, KEYRACK_TOKEN: token } });
  return stdout;
}
