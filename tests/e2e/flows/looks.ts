import { beforeAll, expect, test } from "vitest";
import { signIn } from "@/tests/support/browser";
import { unseenStops } from "@/tests/support/focus";
import { type Looks, openLooks } from "@/tests/support/looks";
import type { FlowWalk } from "./walk";

/** Of a flow that is there, with credentials in its places: the focus, and every page in both themes at 320 and 1280 px. */
export function looksOfFlows(seen: () => { walk: FlowWalk; flow: string }): void {
  test("nothing on the page of a flow takes the focus unseen", async () => {
    const { page } = seen().walk;
    await page.goto(seen().flow);
    expect(await unseenStops(page)).toEqual([]);
    await page.goto("/settings/tokens/new");
    expect(await unseenStops(page)).toEqual([]);
  }, 120_000);

  let looks: Looks;
  beforeAll(async () => {
    looks = await openLooks(seen().walk.browser, seen().walk.product.url);
    await signIn(looks.page);
  });
  const screen = (what: string, run: () => Promise<void>) => test(what, run, 240_000);

  screen("places with their choices, and a credential added for one", async () => {
    await looks.see(seen().flow, (place) => place.locator("details:not([open]) > summary").first().click());
    await looks.see(`${seen().flow}?environment=staging`);
    await looks.see(`${seen().flow}/slots/demo/new`);
  });
  screen("a token with everything unfolded, and as it is shown once", async () => {
    await looks.see("/settings/tokens/new", async (form) => {
      await form.getByLabel("Choose scopes").check();
      await form.getByRole("radio", { name: /Some/ }).check();
      await form.locator("summary").filter({ hasText: "Limits" }).click();
    });
    await looks.stay(`${seen().flow}/token`, async (form) => {
      await form.getByRole("button", { name: "Make the token" }).click();
      await form.getByRole("heading", { name: /Copy the token of/ }).waitFor();
    });
  });
  screen("who calls, and what deleting breaks", async () => {
    const credential = await seen().walk.pageOf("Orders API");
    await looks.see(`${credential}?tab=activity`);
    await looks.see(`${credential}?tab=use&way=fetch&language=n8n`);
    await looks.see(`${credential}?tab=settings`, async (settings) => {
      await settings.getByRole("link", { name: "Delete" }).click();
      await settings.getByRole("alertdialog").getByText("Orders sync").waitFor();
    });
    expect(looks.complaints).toEqual([]);
  });
}
