import { inject } from "vitest";
import { provide } from "./postgres-database";

/** What the runner has for this file, told once: processes that a test starts have no runner to ask. */
declare module "vitest" {
  export interface ProvidedContext {
    /** As a role that may make databases and is no superuser; the name of the database is replaced. */
    postgres?: string;
    pglite?: boolean;
  }
}

provide({ postgres: inject("postgres"), pglite: inject("pglite") });
