import { notFound } from "next/navigation";
import { type Actor, may } from "@/lib/actor";
import { type Draft, getDraft } from "@/lib/custom-connectors/drafts";
import { AppError } from "@/lib/errors";

/** The draft, a page that says there is none, or undefined for who may not describe applications. */
export async function loadDraft(actor: Actor, id: string): Promise<Draft | undefined> {
  if (!may(actor, "connector.manage")) return undefined;
  try {
    return await getDraft(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

export const trail = [
  { label: "Applications", href: "/apps" },
  { label: "Your own applications", href: "/apps/custom" },
];
