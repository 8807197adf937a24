import type { RequestListener } from "node:http";
import type { Env } from "@/lib/env";
import { startTracing } from "@/lib/tracing/start";
import { tracingNow } from "@/lib/tracing/trace";
import { pageRoutes } from "./page-routes";

/**
 * Begins tracing and puts a span around each request for a page or the API. Health, metrics and files, which are asked for
 * all the time and tell nothing, get none; neither does what belongs to no page of ours.
 */
export function traced(env: Env, dir: string, answer: RequestListener): RequestListener {
  if (env.collector) startTracing(env.collector, env);
  const routeOf = pageRoutes(dir);
  return (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const api = url.startsWith("/api/v1/");
    const route = api ? undefined : routeOf(url);
    const tracing = api || route !== undefined ? tracingNow() : undefined;
    if (tracing === undefined) return answer(request, response);
    const parent = typeof headers.traceparent === "string" ? headers.traceparent : undefined;
    const span = tracing.request({ method, ...(route ? { route } : {}) }, parent);
    response.once("close", () => {
      const requestId = response.getHeader("x-keyrack-request-id");
      const status = response.headersSent ? { status: response.statusCode } : {};
      span.end({ ...status, ...(typeof requestId === "string" ? { requestId } : {}) });
    });
    span.within(() => answer(request, response));
  };
}
