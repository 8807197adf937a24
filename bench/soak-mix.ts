import { type Prepared, soakKey } from "./soak-prepare";
import type { Kind } from "./soak-traffic";

/**
 * A busy workspace, 300 requests a second: mostly flows that fetch an authorization or go through the proxy, and beside
 * them everything else that happens in a day, more often than it does.
 */
export function mix({ token, cookie, credentials, connected, applications }: Prepared): Kind[] {
  const headers = { authorization: `Bearer ${token}` };
  const api = "/api/v1";
  // Neighbouring turns ask for others, and all are asked for.
  const some = (turn: number) => credentials[(turn * 7) % credentials.length] ?? "";
  const proxied = (turn: number, path: string) => `${api}/proxy/${some(turn)}${path}`;
  const reading = (path: string) => ({ path: `${api}${path}`, headers, expect: 200 });
  const made: string[] = [];
  return [
    { name: "authorization", perSecond: 140, ask: (turn) => reading(`/credentials/${some(turn)}/authorization`) },
    {
      name: "authorization on a new connection",
      perSecond: 10,
      ask: (turn) => ({ ...reading(`/credentials/${some(turn)}/authorization`), fresh: true }),
    },
    {
      name: "authorization of a sign-in",
      perSecond: 6,
      ask: (turn) => reading(`/credentials/${connected[turn % connected.length]}/authorization`),
    },
    { name: "metadata", perSecond: 50, ask: (turn) => reading(`/credentials/${some(turn)}`) },
    {
      name: "list",
      perSecond: 20,
      ask: (turn) => reading(`/credentials?limit=${[10, 50][turn % 2]}${["", "&status=valid", "&q=robot"][turn % 3]}`),
    },
    { name: "proxy", perSecond: 60, ask: (turn) => ({ path: proxied(turn, "/x"), headers, expect: 200 }) },
    {
      name: "proxy, with a body",
      perSecond: 2,
      ask: (turn) => ({
        method: "POST",
        path: proxied(turn, "/x"),
        headers,
        body: { text: "x".repeat(2000) },
        expect: 200,
      }),
    },
    { name: "proxy, 8 MB", perSecond: 0.4, ask: (turn) => ({ path: proxied(turn, "/large"), headers, expect: 200 }) },
    {
      name: "proxy, the caller leaves",
      perSecond: 0.6,
      ask: (turn) => ({ path: proxied(turn, "/large"), headers, expect: 200, fresh: true, leavesAfter: 200_000 }),
    },
    { name: "events", perSecond: 1, ask: () => reading("/events?limit=50") },
    { name: "connectors", perSecond: 0.5, ask: () => reading("/connectors") },
    {
      name: "unknown token",
      perSecond: 1,
      ask: (turn) => ({
        path: `${api}/credentials`,
        headers: { authorization: `Bearer kr_${turn}` },
        expect: 401,
      }),
    },
    {
      name: "unknown credential",
      perSecond: 1,
      ask: (turn) => ({ path: `${api}/credentials/cr_${turn}`, headers, expect: 404 }),
    },
    {
      name: "rename",
      perSecond: 2,
      ask: (turn) => ({
        method: "PATCH",
        path: `${api}/credentials/${some(turn)}`,
        headers,
        body: { name: `Robot ${turn % 9_973}` },
        expect: 200,
      }),
    },
    {
      name: "create",
      perSecond: 0.5,
      ask: (turn) => ({
        method: "POST",
        path: `${api}/credentials`,
        headers,
        body: {
          connector: "http",
          scheme: "bearer",
          name: `New ${turn}`,
          values: {
            baseUrl: applications[turn % applications.length] ?? "",
            checkPath: "/x",
            token: soakKey,
            account: `new ${turn}`,
          },
        },
        expect: 201,
        then: (answer) => void made.push((JSON.parse(answer) as { id: string }).id),
      }),
    },
    {
      name: "delete",
      perSecond: 0.5,
      ask: (turn) => {
        const id = made.shift();
        // The first ones come before anything was made.
        if (id === undefined) return reading(`/credentials/${some(turn)}`);
        return { method: "DELETE", path: `${api}/credentials/${id}`, headers, expect: 204 };
      },
    },
    {
      name: "verification",
      perSecond: 0.2,
      ask: (turn) => ({
        method: "POST",
        path: `${api}/credentials/${some(turn)}/verification`,
        headers,
        expect: 201,
      }),
    },
    { name: "health", perSecond: 0.8, ask: () => ({ path: "/api/health/ready", expect: 200 }) },
    { name: "sign-in page", perSecond: 0.5, ask: () => ({ path: "/sign-in", expect: 200 }) },
    {
      name: "page",
      perSecond: 2.5,
      ask: (turn) => {
        const pages = ["/credentials", `/credentials/${some(turn)}`, "/credentials/new", "/activity", "/flows"];
        return { path: pages[turn % pages.length] ?? "/", headers: { cookie }, expect: 200, fresh: turn % 10 === 0 };
      },
    },
  ];
}
