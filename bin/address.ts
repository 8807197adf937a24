import type { IncomingMessage } from "node:http";
import { clientAddress } from "@/lib/client-address";
import { openInstallationNow } from "@/lib/installation";

/** Where a request comes from, as far as that can be known. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const trusted = openInstallationNow()?.env.trustedProxies ?? [];
  return clientAddress(trusted, { remote: socket.remoteAddress, forwardedFor: headers["x-forwarded-for"] });
}
