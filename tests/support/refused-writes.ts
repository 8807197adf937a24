import { join } from "node:path";
import { Client } from "pg";
import { Database } from "@/lib/db/driver";
import type { Installation } from "@/lib/installation";

/**
 * The database itself refuses a write, as a full disk would, until what is given back is called. Another connection
 * arranges that, whichever database it is. `when` may name the columns of NEW and OLD.
 */
type Refused = {
  write: "INSERT" | "UPDATE" | "DELETE";
  on: "events" | "grants" | "deliveries" | "credentials" | "connect_links" | "connect_steps" | "idempotency" | "checks";
  when?: string;
};

export async function refuseWrites(
  { env }: Pick<Installation, "env">,
  { write, on, when = "true" }: Refused,
): Promise<() => Promise<void>> {
  if (env.databaseUrl === undefined) {
    const database = new Database(join(env.dataDir, "keyrack.db"));
    database.exec(
      `CREATE TRIGGER refused BEFORE ${write} ON ${on} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );
    return async () => {
      database.exec("DROP TRIGGER refused");
      database.close();
    };
  }
  const client = new Client({ connectionString: env.databaseUrl });
  await client.connect();
  await client.query(
    `CREATE OR REPLACE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
     CREATE TRIGGER refused BEFORE ${write} ON ${on} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION refused()`,
  );
  return async () => {
    await client.query(`DROP TRIGGER refused ON ${on}`);
    await client.end();
  };
}

/** What a process that is started beside the test needs to find the same rows. */
export function placeOf({ env }: Pick<Installation, "env">): Record<string, string> {
  const shared = env.databaseUrl === undefined ? undefined : { KEYRACK_DATABASE_URL: env.databaseUrl };
  return { KEYRACK_DATA_DIR: env.dataDir, ...shared };
}

/** Of several nodes, each lets the leases of a dead one run out: here they have. */
export async function outliveLeases({ store }: Installation): Promise<void> {
  if (!store.shared) return;
  const { grants } = store.t;
  await store.write(async (tx) => void (await tx.update(grants).set({ leaseUntil: 1 })));
}
