import { expect, test } from "vitest";
import { createLink } from "@/lib/links/create";
import { mailLink } from "@/lib/links/mail";
import { startStage } from "../notifications/stage";
import { refuseWrites } from "../support/refused-writes";

test("a mail with a link that left counts as sent, also where that could not be noted", async () => {
  const { t, mailbox, stop } = await startStage();
  const applications = [{ connector: "demo", scheme: "key" }];
  const { url } = await createLink(t.owner, { applications, audience: "Nordwind", email: "ben@nordwind.example" });
  const allow = await refuseWrites(t.home, { write: "UPDATE", on: "connect_links" });
  expect(await mailLink(t.owner, url)).toMatchObject({ sent: true });
  await allow();
  expect(mailbox.got).toHaveLength(1);
  await stop();
});
