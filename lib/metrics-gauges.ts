import { count, lt } from "drizzle-orm";
import { Gauge, type Registry } from "prom-client";
import manifest from "@/package.json";
import { pendingTokens } from "./grants/spool";
import { installation } from "./installation";

/** What is looked up when somebody asks for the numbers: how things stand, and what waits. Each look is one small query. */
export function addGauges(registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: "keyrack_build_info",
    help: "Always 1; the labels say what runs.",
    labelNames: ["version", "node"],
    registers,
  }).set({ version: manifest.version, node: process.versions.node }, 1);
  new Gauge({
    name: "keyrack_credentials",
    help: "Credentials by state and status.",
    labelNames: ["state", "status"],
    registers,
    async collect() {
      const { store } = await installation();
      const { credentials: c } = store.t;
      const rows = await store.db
        .select({ state: c.state, status: c.status, n: count() })
        .from(c)
        .groupBy(c.state, c.status);
      this.reset();
      for (const { state, status, n } of rows) this.set({ state, status }, n);
    },
  });
  new Gauge({
    name: "keyrack_writes_waiting",
    help: "Transactions that wait for the one writer, with the one under way.",
    registers,
    async collect() {
      this.set((await installation()).store.waiting());
    },
  });
  new Gauge({
    name: "keyrack_refreshes_overdue",
    help: "Renewals of access that should have begun more than a minute ago.",
    registers,
    async collect() {
      const { store } = await installation();
      const { grants: g } = store.t;
      const [row] = await store.db
        .select({ n: count() })
        .from(g)
        .where(lt(g.dueAt, Date.now() - 60_000));
      this.set(row?.n ?? 0);
    },
  });
  new Gauge({
    name: "keyrack_tokens_unstored",
    help: "Fresh tokens that could not be written to the database yet. Not ready while there are any.",
    registers,
    async collect() {
      this.set(pendingTokens(await installation()));
    },
  });
}
