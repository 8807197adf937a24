import { sqliteColumns } from "./columns";
import { defineTables } from "./tables";

export const {
  users,
  workspaces,
  members,
  sessions,
  settings,
  keyring,
  credentials,
  secrets,
  verifications,
  checks,
  events,
  networkRules,
  limits,
  oauthClients,
  oauthAttempts,
  grants,
  incidents,
  apiTokens,
  flows,
  flowSlots,
  flowBindings,
  uses,
  idempotency,
} = defineTables(sqliteColumns);
