import ipaddr from "ipaddr.js";

/**
 * What is good or wrong about the public address. Applications send people back to it after a sign-in, so it decides
 * what can be connected at all. It only advises: nothing is refused here.
 */
export type AddressAdvice = {
  /** What would go wrong, each with what to do; empty when all is well. */
  notes: readonly string[];
};

/** `url` is an origin, such as `https://keyrack.example.com`. */
export function adviseOn(url: string): AddressAdvice {
  return { notes: URL.canParse(url) ? notesOn(new URL(url)) : [] };
}

function notesOn({ protocol, hostname, port }: URL): string[] {
  const host = hostname.replace(/^\[|\]$/g, "");
  const place = placeOf(host);
  if (place === "machine")
    return [
      "Only this machine can open it. That is fine for trying Keyrack out; applications accept `localhost` for sign-ins. For a team, give the machine a domain name and HTTPS, and set `KEYRACK_URL` to that address.",
    ];
  return [
    protocol === "https:"
      ? ""
      : "Passwords and keys travel here unencrypted, and most applications refuse such an address for sign-ins. Put a reverse proxy with a certificate in front, then set `KEYRACK_URL` to its address, which starts with `https://`.",
    place === "private"
      ? `\`${host}\` is known only inside your network. Google and others refuse such an address for sign-ins: use a public domain name. It need not be reachable from outside.`
      : "",
    place === "number"
      ? `\`${host}\` is a number. Certificates and sign-ins need a name: give the machine a domain name.`
      : "",
    port === "" || protocol !== "https:"
      ? ""
      : `Some applications refuse port ${port} for sign-ins. Let the reverse proxy listen on port 443, which needs no number in the address.`,
  ].filter(Boolean);
}

function placeOf(host: string): "machine" | "private" | "number" | "public" {
  if (host === "localhost" || host.endsWith(".localhost")) return "machine";
  if (!ipaddr.isValid(host)) return host.includes(".") && !innerNames.test(host) ? "public" : "private";
  const range = ipaddr.process(host).range();
  if (range === "loopback") return "machine";
  return range === "unicast" ? "number" : "private";
}

/** Endings that no public registry gives out (RFC 6762, RFC 8375 and common habit). */
const innerNames = /\.(local|lan|home|corp|intern|internal|private|home\.arpa)$/;
