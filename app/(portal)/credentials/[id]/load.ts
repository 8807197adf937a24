import { cache } from "react";
import { missingPage } from "@/app/missing-page";
import type { Member } from "@/lib/actor";
import { type CredentialDetail, getCredential } from "@/lib/credentials/get";
import { memberFor } from "../../member";

/** Asked once for the title and once for the page. What is missing and what is another workspace's look the same. */
export const loadCredential = cache(async (id: string): Promise<{ actor: Member; credential: CredentialDetail }> => {
  const actor = await memberFor(`/credentials/${encodeURIComponent(id)}`);
  return { actor, credential: await getCredential(actor, id).catch(missingPage) };
});
