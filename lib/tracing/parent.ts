import { type SpanContext, TraceFlags } from "@opentelemetry/api";

/**
 * W3C Trace Context, the half of it that is taken: which trace a caller's request belongs to and whether it is kept.
 * `tracestate` and `baggage` are texts of the caller's own and are not read.
 */
export function parentOf(traceparent: string | undefined): SpanContext | undefined {
  const match = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(traceparent ?? "");
  const [, version, traceId = "", spanId = "", flags = "", more] = match ?? [];
  if (version === undefined || version === "ff" || (version === "00" && more !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  const kept = (Number.parseInt(flags, 16) & 1) === 1;
  return { traceId, spanId, traceFlags: kept ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true };
}
