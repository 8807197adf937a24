import type { EventFilter } from "@/lib/events";

/** The filters of the activity as they stand in the address: who, what, which, when and result. */
export type ActivityFilters = {
  by?: string;
  area?: string;
  q?: string;
  target?: string;
  /** Days, `2026-01-31`, in UTC like the page. */
  from?: string;
  to?: string;
  result?: "problem" | "fine";
};

export const areas = [
  ["credential", "Credentials"],
  ["authorization", "Released authorizations"],
  ["secret", "Released secrets"],
  ["proxy", "Requests by proxy"],
  ["session", "Sign-ins"],
  ["member", "Members"],
  ["token", "API tokens"],
  ["flow", "Flows"],
  ["link", "Connect links"],
  ["oauth_client", "OAuth clients"],
  ["connector", "Applications"],
  ["network", "Network"],
  ["credentials", "Imports and exports"],
] as const;

type Params = Readonly<Record<string, string | string[] | undefined>>;

export function readActivity(params: Params): ActivityFilters {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 100) : undefined;
  };
  const day = (name: string) => {
    const value = text(name);
    return value !== undefined && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
      ? value
      : undefined;
  };
  const result = text("result");
  const found = {
    by: text("by"),
    area: areas.find(([area]) => area === text("area"))?.[0],
    q: text("q"),
    target: text("target"),
    from: day("from"),
    to: day("to"),
    result: result === "problem" || result === "fine" ? result : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as ActivityFilters;
}

export function eventFilter({ from, to, ...rest }: ActivityFilters): EventFilter {
  return {
    ...rest,
    ...(from ? { from: Date.parse(from) } : {}),
    ...(to ? { to: Date.parse(to) + 86_400_000 } : {}),
  };
}

export function activityAddress(filters: ActivityFilters, before?: number): string {
  const query = new URLSearchParams(Object.entries(filters));
  if (before !== undefined) query.set("before", String(before));
  const text = query.toString();
  return text === "" ? "/activity" : `/activity?${text}`;
}
