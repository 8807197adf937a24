import { AddressCheck } from "@/components/address-check";
import { adviseOn } from "@/lib/address-advice";

export type AddressVerdictProps = {
  url: string;
  source: "configured" | "confirmed" | "guessed";
  /** What the browser has in its address bar. */
  origin: string;
};

/** A configured address is law; without one, the address in the browser becomes it when the owner says so. */
export function AddressVerdict({ url, source, origin }: AddressVerdictProps) {
  const address = source === "configured" ? url : origin;
  const { notes } = adviseOn(address);
  const differs = source !== "guessed" && url !== origin;
  const first = { label: source === "confirmed" ? "Confirmed address" : "KEYRACK_URL", address: url };
  return (
    <AddressCheck
      rows={[
        source === "guessed" ? { ...first, address: "not set" } : first,
        { label: "Your browser came by", address: origin },
      ]}
      verdict={differs ? "These two differ." : headline(address, notes.length === 0)}
      notes={differs ? [mismatch(source, url, origin), ...notes] : notes}
    />
  );
}

/** Whether there is nothing left for an owner to confirm. */
export function isSettled({ url, source, origin }: AddressVerdictProps): boolean {
  return source === "configured" || (source === "confirmed" && url === origin);
}

function mismatch(source: string, url: string, origin: string): string {
  return source === "configured"
    ? `Set \`KEYRACK_URL\` to \`${origin}\` and restart, or open Keyrack at \`${url}\`.`
    : `Confirm the address in your browser, or open Keyrack at \`${url}\`.`;
}

function headline(url: string, good: boolean): string {
  if (good) return "Encrypted, with a public name: all is well.";
  return url.startsWith("http:") ? "It works, with limits." : "Nearly there.";
}
