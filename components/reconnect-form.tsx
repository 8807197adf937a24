"use client";
import { useActionState } from "react";
import type { DeviceCode } from "./credential-form-state";
import { DevicePanel } from "./device-panel";
import { Leave } from "./leave";
import { Banner } from "./ui/banner";
import { SubmitButton } from "./ui/submit-button";

export type ReconnectState = { error?: string; leave?: { url: string; credential: string }; device?: DeviceCode };

export type ReconnectFormProps = {
  action: (state: ReconnectState, form: FormData) => Promise<ReconnectState>;
  id: string;
  application: string;
  primary?: boolean;
  /** Reconnect unless said. */
  label?: string;
};

/** Signs in at the application once more. The credential stays the same one, and its old access in use until then. */
export function ReconnectForm({ action, id, application, primary, label = "Reconnect" }: ReconnectFormProps) {
  const [{ error, leave, device }, submit] = useActionState(action, {});
  if (leave) return <Leave application={application} url={leave.url} back={`/credentials/${leave.credential}`} />;
  if (device) return <DevicePanel application={application} code={device} />;
  return (
    <form action={submit} className="space-y-3">
      <input type="hidden" name="id" value={id} />
      {error && <Banner tone="bad">{error}</Banner>}
      <SubmitButton variant={primary ? "primary" : "secondary"}>{label}</SubmitButton>
    </form>
  );
}
