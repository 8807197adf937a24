import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { failureOf } from "@/lib/egress/failure";
import type { Env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import manifest from "@/package.json";
import { collectorExporter } from "./collect";
import { parentOf } from "./parent";
import type { Collector } from "./settings";
import { type Facts, type Note, type RequestSpan, setTracing, type Work } from "./trace";

/**
 * Makes traces with OpenTelemetry's own parts. The provider is kept to ourselves and not registered: the framework, which
 * would use a registered one, writes whole addresses into its spans, and ours hold links and codes. What waits is
 * bounded, and what is too much is dropped.
 */
const queue = { maxQueueSize: 2_048, maxExportBatchSize: 512, scheduledDelayMillis: 2_000, exportTimeoutMillis: 6_000 };
const stopMs = 3_000;

export function startTracing(collector: Collector, env: Env): void {
  const at = new AsyncLocalStorage<Context | "untraced">();
  const exporter = collectorExporter(collector, env, (work) => at.run("untraced", work));
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "keyrack", "service.version": manifest.version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(collector.ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, ...queue })],
  });
  const tracer = provider.getTracer("keyrack", manifest.version);
  setTracing({ span, request, note, stop });

  async function span<T>(name: Work, facts: Facts, work: (note: Note) => Promise<T>): Promise<T> {
    const here = at.getStore();
    if (here === "untraced") return work(() => undefined);
    const kind = name === "outbound" ? SpanKind.CLIENT : SpanKind.INTERNAL;
    const parent = here ?? ROOT_CONTEXT;
    const own = tracer.startSpan(facts.method ?? name, { kind, attributes: attributesOf(facts) }, parent);
    try {
      return await at.run(trace.setSpan(parent, own), () => work((more) => own.setAttributes(attributesOf(more))));
    } catch (error) {
      own.setAttributes({ "error.type": typeOf(error) }).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      own.end();
    }
  }

  function request(facts: Facts, traceparent: string | undefined): RequestSpan {
    const remote = parentOf(traceparent);
    const parent = remote === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remote);
    const own = tracer.startSpan(nameOf(facts), { kind: SpanKind.SERVER, attributes: attributesOf(facts) }, parent);
    return {
      within: <T>(work: () => T) => at.run(trace.setSpan(parent, own), work),
      end: (more: Facts) => {
        own.setAttributes(attributesOf(more));
        if (more.status === undefined || more.status >= 500) own.setStatus({ code: SpanStatusCode.ERROR });
        own.end();
      },
    };
  }

  function note(facts: Facts) {
    const here = at.getStore();
    const own: Span | undefined = here === undefined || here === "untraced" ? undefined : trace.getSpan(here);
    own?.setAttributes(attributesOf(facts));
    if (facts.route !== undefined) own?.updateName(nameOf(facts));
  }

  async function stop() {
    setTracing(undefined);
    const late = new Promise<void>((resolve) => setTimeout(resolve, stopMs).unref());
    await Promise.race([Promise.allSettled([provider.shutdown()]), late]);
  }
}

/** Names of OpenTelemetry's semantic conventions where it has one. */
const names: Readonly<Record<keyof Facts, string>> = {
  method: "http.request.method",
  route: "http.route",
  status: "http.response.status_code",
  host: "server.address",
  outcome: "keyrack.outcome",
  reason: "keyrack.reason",
  count: "keyrack.count",
  requestId: "keyrack.request_id",
};

function attributesOf(facts: Facts): Attributes {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([key, value]) => [names[key as keyof Facts], value]));
}

function nameOf({ method, route }: Facts): string {
  return [method, route].filter((each) => each !== undefined).join(" ") || "request";
}

/** A code of ours or of the way out. Never a message: those of drivers repeat what they were given. */
function typeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return failureOf(error)?.reason ?? (error instanceof Error ? error.name : "unknown");
}
