import type { CredentialSummary } from "@/connectors/kit/summary";

type Gone = Pick<CredentialSummary, "name" | "state" | "connectorName">;

export function deleteTitle({ name, state }: Gone): string {
  return state === "draft" ? `Delete the draft “${name}”?` : `Delete “${name}” for good?`;
}

/** What deleting does, here and over there. */
export function DeleteWords({ credential }: { credential: Gone }) {
  if (credential.state === "draft") return <>What you typed so far is destroyed. Nothing uses it yet.</>;
  return (
    <>
      Its sealed values are destroyed here, and whatever uses it stops working at once. This cannot be undone; only
      backups made before still hold it. At {credential.connectorName} a key stays open until you revoke it there;
      access by a sign-in is taken back, where it can be, and the next page says so.
    </>
  );
}
