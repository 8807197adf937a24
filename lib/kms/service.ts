import { createEgress } from "@/lib/egress/egress";
import type { Env } from "@/lib/env";
import type { KeyService } from "@/lib/vault/key-file";
import { askFor } from "./ask";
import { awsKms } from "./aws";
import { gcpKms } from "./gcp";
import type { KmsSettings } from "./settings";
import { transitKms } from "./transit";

/**
 * The service that seals the master key and opens it once at the start. Afterwards nobody asks it, so its outage stops no
 * read. It is reached by the guarded door; a private address is allowed here because the environment names it, and only it.
 */
export function keyServiceOf(settings: KmsSettings, env: Pick<Env, "allowNetworks" | "egressProxy">): KeyService {
  const named = [settings.url, ...(settings.kind === "gcp" ? [settings.account.tokenUrl] : [])].map(
    (each) => new URL(each),
  );
  const rules = named.map(({ hostname, port, protocol }) => ({
    network: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || (protocol === "https:" ? 443 : 80)),
  }));
  const ask = askFor(() =>
    createEgress({
      rules: async () => [...env.allowNetworks, ...rules],
      own: () => [],
      ...(env.egressProxy ? { proxy: env.egressProxy } : {}),
    }),
  );
  if (settings.kind === "aws") return awsKms(settings, ask);
  return settings.kind === "gcp" ? gcpKms(settings, ask) : transitKms(settings, ask);
}
