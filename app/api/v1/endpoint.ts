import type { Readable } from "node:stream";
import type { z } from "zod";
import type { Token } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import type { Scope } from "@/lib/scopes";
import type { LiveToken } from "@/lib/tokens/live";
import type { ApiAnswer, Envelope } from "./answer";

/** One call of the API as data: where it is, who may make it, what it takes and gives, and what it does. */
export type ApiRequest = {
  method: string;
  /** Path and query, as they came. */
  url: string;
  /** Lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Readable | undefined;
  address: string;
  /** Calls its argument when the caller has gone. */
  onGone: (gone: () => void) => void;
};

export type Call<Query = unknown, Body = unknown> = Envelope & {
  token: LiveToken;
  actor: Token;
  params: Readonly<Record<string, string>>;
  query: Query;
  body: Body;
  request: ApiRequest;
};

export type Endpoint = {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** `/credentials/{id}` */
  path: string;
  name: string;
  summary: string;
  scope: Scope | "any";
  query?: z.ZodType;
  body?: z.ZodType;
  answers: Readonly<Record<number, { description: string; schema?: z.ZodType; type?: string }>>;
  run(call: Call): ApiAnswer | Promise<ApiAnswer>;
};

type Typed<Q extends z.ZodType, B extends z.ZodType> = Omit<Endpoint, "query" | "body" | "run"> & {
  query?: Q;
  body?: B;
  run(call: Call<z.output<Q>, z.output<B>>): ApiAnswer | Promise<ApiAnswer>;
};

/** Query and body of the call are what the schemas give: the core parses before it runs. */
export function endpoint<Q extends z.ZodType, B extends z.ZodType>(definition: Typed<Q, B>): Endpoint {
  return definition as Endpoint;
}

export type Found = { endpoint: Endpoint; params: Readonly<Record<string, string>> };

/** Paths that are read again and again are taken apart once. */
const keptAtMost = 2_000;

/** Finds by method and path. `allowed` holds the methods of the path when only the method is wrong. */
export function router(endpoints: readonly Endpoint[]) {
  const table = endpoints.map((each) => ({ endpoint: each, parts: each.path.split("/").slice(1) }));
  const reads = new Map<string, Found>();
  return (method: string, path: string): Found | { allowed: string[] } => {
    const known = method === "GET" ? reads.get(path) : undefined;
    if (known !== undefined) return known;
    const found = search(method, path);
    if (method === "GET" && "endpoint" in found && path.length <= 200) {
      if (reads.size >= keptAtMost) reads.clear();
      reads.set(path, found);
    }
    return found;
  };

  function search(method: string, path: string): Found | { allowed: string[] } {
    const parts = path.split("/").slice(1);
    const allowed: string[] = [];
    for (const route of table) {
      if (route.parts.length !== parts.length) continue;
      const params = matched(route.parts, parts);
      if (params === undefined) continue;
      if (route.endpoint.method === method) return { endpoint: route.endpoint, params };
      allowed.push(route.endpoint.method);
    }
    return { allowed };
  }
}

function matched(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (let at = 0; at < pattern.length; at += 1) {
    const want = pattern[at] ?? "";
    const part = parts[at] ?? "";
    if (want.charCodeAt(0) === 123) {
      if (part === "") return undefined;
      params[want.slice(1, -1)] = decoded(part);
    } else if (want !== part) return undefined;
  }
  return params;
}

export function decoded(part: string): string {
  if (!part.includes("%")) return part;
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    throw new AppError("invalid_request", "The address is not well encoded.", { cause });
  }
}
