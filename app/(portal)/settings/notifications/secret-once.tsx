import { ShownOnce } from "@/components/shown-once";
import { CopyBox } from "@/components/ui/copy-box";

/** A signing secret, shown in the answer to the form that made it. */
export function SecretOnce({ name, secret, href, note }: { name: string; secret: string; href: string; note: string }) {
  const lead = `Your server verifies with it that a message comes from here. This is the only time that it is shown. ${note}`;
  return (
    <ShownOnce
      title={`Copy the signing secret of “${name}” now`}
      lead={lead.trim()}
      back={{ href, label: "Go to the channel" }}
    >
      <CopyBox text={secret} label="signing secret" />
      <p className="text-muted text-sm">
        Messages follow Standard Webhooks: the headers webhook-id, webhook-timestamp and webhook-signature. Libraries
        for most languages verify them; the same id is the same message.
      </p>
    </ShownOnce>
  );
}
