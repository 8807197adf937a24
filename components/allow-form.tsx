import type { Deed } from "./credential-scope";
import { DeedForm } from "./deed-form";

export type AllowFormProps = { action: Deed; id: string; allow: { address: string; port: number } };

/** For owners and admins: the refused private address with one click, then the check again. */
export function AllowForm({ action, id, allow: { address, port } }: AllowFormProps) {
  return (
    <DeedForm action={action} id={id} size="sm" long>
      Allow {address.includes(":") ? `[${address}]` : address}:{port} and check again
    </DeedForm>
  );
}
