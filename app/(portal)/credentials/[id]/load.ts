import { notFound } from "next/navigation";
import { cache } from "react";
import type { Member } from "@/lib/actor";
import { type CredentialDetail, getCredential } from "@/lib/credentials/get";
import { AppError } from "@/lib/errors";
import { memberFor } from "../../member";

/** Asked once for the title and once for the page. What is missing and what is another workspace's look the same. */
export const loadCredential = cache(async (id: string): Promise<{ actor: Member; credential: CredentialDetail }> => {
  const actor = await memberFor(`/credentials/${encodeURIComponent(id)}`);
  try {
    return { actor, credential: await getCredential(actor, id) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
