import { DefinitionList } from "./ui/definition-list";

export type ManagedKeyProps = { fingerprint: string; source: "file" | "environment" | "service" | "generated" };

/** Which key it is and who looks after it, never the key. */
export function ManagedKey({ fingerprint, source }: ManagedKeyProps) {
  return (
    <DefinitionList
      items={[
        { term: "Fingerprint", value: <code className="font-mono">{fingerprint}</code> },
        { term: "Kept", value: words[source] },
      ]}
    />
  );
}

const words: Record<ManagedKeyProps["source"], string> = {
  file: "By you, in the file that KEYRACK_MASTER_KEY_FILE names",
  environment: "By you, in the variable KEYRACK_MASTER_KEY",
  service: "Sealed by the key service that KEYRACK_KMS names, which opens it once at each start",
  generated: "In the file master.key of the data directory, which Keyrack made itself",
};
