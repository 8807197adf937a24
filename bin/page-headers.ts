import type { ServerResponse } from "node:http";
import { openInstallationNow, publicUrl } from "@/lib/installation";

/**
 * What every answer beside the API says to browsers, files included; proxy.ts adds what only a page needs. HSTS is said
 * once the public address is HTTPS: before, it would lock people out of an installation that has none.
 */
const always: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["cross-origin-resource-policy", "same-origin"],
  ["x-permitted-cross-domain-policies", "none"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
];
const year = "max-age=31536000";
const staleMs = 10_000;
let known = { secure: false, at: Number.NEGATIVE_INFINITY };

export function setPageHeaders(response: ServerResponse): void {
  for (const [name, value] of always) response.setHeader(name, value);
  if (isSecure()) response.setHeader("strict-transport-security", year);
}

/** What was confirmed in the browser may be ten seconds old here: it changes once in the life of an installation. */
function isSecure(): boolean {
  const configured = openInstallationNow()?.env.url;
  if (configured !== undefined) return configured.startsWith("https:");
  const now = performance.now();
  if (now - known.at > staleMs) {
    known = { ...known, at: now };
    publicUrl().then(
      ({ url }) => {
        known = { secure: url.startsWith("https:"), at: now };
      },
      // It could not be read; the next look may.
      () => undefined,
    );
  }
  return known.secure;
}
