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
} = defineTables(sqliteColumns);
