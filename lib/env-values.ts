import { isIP } from "node:net";
import { normalRange, parseRange, type Range } from "./tokens/addresses";

/** How the values of settings are read. What makes no sense is refused with the name of the setting and what to write. */
const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export type Refuse = (name: string, message: string) => undefined;

export function origin(value: string | undefined, name: string, refuse: Refuse): string | undefined {
  if (value === undefined) return undefined;
  const bare = value.replace(/\/+$/, "");
  if (URL.canParse(bare)) {
    const url = new URL(bare);
    if ((url.protocol === "https:" || url.protocol === "http:") && url.origin === bare.toLowerCase()) return url.origin;
  }
  return refuse(name, "must be an address such as https://keyrack.example.com, without a path.");
}

/** The value is not repeated: it holds a password. */
export function databaseUrl(value: string | undefined, refuse: Refuse): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== "" && url.pathname.length > 1) return value;
  return refuse("KEYRACK_DATABASE_URL", "must look like postgres://USER:PASSWORD@HOST:5432/DATABASE.");
}

/** The value is not repeated: it may hold a password. */
export function proxyUrl(value: string | undefined, refuse: Refuse): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const bare = url?.pathname === "/" && url.search === "" && url.hash === "";
  if (url?.protocol === "http:" && bare && isEncoded(url.username + url.password)) return value;
  return refuse("KEYRACK_EGRESS_PROXY", "must look like http://HOST:3128 or http://USER:PASSWORD@HOST:3128.");
}

function isEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text).length <= text.length;
  } catch {
    return false;
  }
}

export function portOf(value: string | undefined, refuse: Refuse): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  return Number.isInteger(port) && port >= 0 && port <= 65_535
    ? port
    : refuse("PORT", "must be a number from 0 to 65535.");
}

export function secondsOf(value: string | undefined, refuse: Refuse): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600
    ? seconds
    : refuse("KEYRACK_PROXY_TIMEOUT", "must be a whole number of seconds from 1 to 3600.");
}

/** Container engines set HOSTNAME to a container's id, which is nothing to listen on: only an address counts. */
export function listenOn(value: string | undefined): string {
  return value !== undefined && (value === "localhost" || isIP(value) !== 0) ? value : "0.0.0.0";
}

export function level(value: string | undefined, refuse: Refuse): LogLevel {
  if (value === undefined) return "info";
  const found = logLevels.find((name) => name === value);
  return found ?? refuse("KEYRACK_LOG_LEVEL", `must be one of ${logLevels.join(", ")}.`) ?? "info";
}

export function networks(value: string | undefined, refuse: Refuse): { network: string; port?: number }[] {
  const rules: { network: string; port?: number }[] = [];
  for (const part of (value ?? "").split(/[\s,]+/).filter(Boolean)) {
    const match = /^(?:\[([0-9a-f:.]+)\]|([0-9a-z._/-]+)|([0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:./]*))(?::(\d{1,5}))?$/i.exec(
      part,
    );
    const network = match?.[1] ?? match?.[2] ?? match?.[3];
    if (network === undefined)
      refuse("KEYRACK_ALLOW_NETWORKS", `holds "${part}", which is no address, range or host name.`);
    else rules.push({ network: network.toLowerCase(), ...(match?.[4] ? { port: Number(match[4]) } : {}) });
  }
  return rules;
}

export function ranges(value: string | undefined, refuse: Refuse): Range[] {
  const parts = (value ?? "").split(/[\s,]+/).filter(Boolean);
  const wrong = parts.find((part) => normalRange(part) === undefined);
  if (wrong !== undefined) refuse("KEYRACK_TRUSTED_PROXIES", `holds "${wrong}", which is no address or range.`);
  return wrong === undefined ? parts.map((part) => parseRange(normalRange(part) ?? part)) : [];
}
