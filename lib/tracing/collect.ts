import { JsonTraceSerializer } from "@opentelemetry/otlp-transformer";
import type { SpanExporter } from "@opentelemetry/sdk-trace";
import { createEgress } from "@/lib/egress/egress";
import type { Env } from "@/lib/env";
import { openInstallationNow } from "@/lib/installation";
import { log } from "@/lib/log";
import type { Collector } from "./settings";

/**
 * Sends finished spans to the collector by OTLP/HTTP with JSON, through the outbound door. What it does not take is dropped
 * and never tried again: traces are worth less than the memory that a dead collector would fill. A restored copy that is
 * not in service sends none. Its trouble is logged once, and once more when it is over.
 */
const timeoutMs = 5_000;

export function collectorExporter(collector: Collector, env: Env, untraced: <T>(work: () => T) => T): SpanExporter {
  const { origin, hostname, port, protocol } = new URL(collector.url);
  // Whoever runs Keyrack named this one place, so it may be private; nothing that is typed into a form comes here.
  const place = { network: hostname.replace(/^\[|\]$/g, ""), port: Number(port || (protocol === "https:" ? 443 : 80)) };
  const egress = createEgress({
    rules: async () => [place],
    own: () => [{ port: env.port }],
    ...(env.egressProxy ? { proxy: env.egressProxy } : {}),
  });
  let troubled = false;
  const told = (works: boolean, detail: Record<string, unknown>) => {
    if (works === !troubled) return;
    troubled = !works;
    if (works) log("info", "the collector takes traces again");
    else log("warn", "the collector does not take traces; they are dropped until it does", detail);
  };

  async function send(body: string): Promise<void> {
    const headers = { ...collector.headers, "content-type": "application/json" };
    const request = { method: "POST", url: collector.url, headers, body, secretOrigins: [origin], follow: false };
    try {
      const { status } = await egress.request(request, { timeoutMs });
      told(status < 300, { status });
    } catch (error) {
      told(false, { error });
    }
  }

  return {
    export(spans, done) {
      const bytes = openInstallationNow()?.quarantine.now ? undefined : JsonTraceSerializer.serializeRequest(spans);
      if (bytes === undefined) return done({ code: 0 });
      // Sending is no part of what is traced. Done either way: what failed was told, and is not tried again.
      void untraced(() => send(Buffer.from(bytes).toString("utf8"))).then(() => done({ code: 0 }));
    },
    shutdown: async () => egress.close(),
  };
}
