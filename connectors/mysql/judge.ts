import type { Outcome, Values } from "../kit";
import { codeOf, numberOf, wordsOf } from "../kit/driver";

/** What the server's error number means; https://mariadb.com/kb/en/mariadb-error-code-reference/ */
export function judge(error: unknown, values: Values): Outcome | undefined {
  const says = wordsOf(error);
  switch (codeOf(error)) {
    case "HANDSHAKE_NO_SSL_SUPPORT":
      return {
        outcome: "inconclusive",
        reason: "tls",
        field: "tls",
        says: "This server offers no encryption.",
        hint: "Have TLS switched on there, or choose Off if you trust the network between.",
      };
    case "AUTH_SWITCH_PLUGIN_ERROR":
      return {
        outcome: "inconclusive",
        reason: "not_checkable",
        field: "username",
        says,
        hint: "This user signs in by a method that needs more than a password over the network.",
      };
  }
  return judgeNumber(numberOf(error, "errno"), says, values);
}

function judgeNumber(number: number | undefined, says: string, values: Values): Outcome | undefined {
  const { username = "", host = "", port = "", database = "", tls } = values;
  switch (number) {
    case 1045: // access denied for user
    case 1698: // the same, for a user who has no password at all
      return {
        outcome: "rejected",
        reason: "invalid_credentials",
        field: "password",
        says,
        ...(tls === "off" ? { hint: "The server says the same when it lets this user in only with TLS." } : {}),
      };
    case 1044: // access denied to database
      return {
        outcome: "limited",
        reason: "not_permitted",
        missing: [`use ${database}`],
        identity: `${username}@${host}:${port}/${database}`,
        label: `${username} in ${database}`,
        field: "database",
        says,
      };
    case 1142: // command denied for table
      return {
        outcome: "limited",
        reason: "not_permitted",
        missing: ["read its own grants"],
        identity: `${username}@${host}:${port}/${database}`,
        label: username,
        says,
      };
    case 1049: // unknown database
      return { outcome: "rejected", reason: "misconfigured", field: "database", says };
    case 1130: // host is not allowed to connect
      return {
        outcome: "rejected",
        reason: "misconfigured",
        field: "username",
        says,
        hint: "The user exists for other addresses than Keyrack's.",
      };
    case 3159: // connections using insecure transport are prohibited
      return { outcome: "rejected", reason: "misconfigured", field: "tls", says };
    case 3118: // account locked, MySQL
    case 4151: // account locked, MariaDB
      return { outcome: "rejected", reason: "account_locked", field: "username", says };
    case 1820: // password must be changed
    case 1862: // password expired
      return { outcome: "rejected", reason: "expired", field: "password", says };
    case 1040: // too many connections
    case 1203: // too many connections of this user
    case 1226: // another limit of this user
      return { outcome: "inconclusive", reason: "rate_limited", says };
    case 1129: // host blocked because of many connection errors
      return {
        outcome: "inconclusive",
        reason: "refused",
        says,
        hint: "The server's administrator can lift this with FLUSH HOSTS.",
      };
    case 1053: // shutdown in progress
    case 1152: // aborted connection
      return { outcome: "inconclusive", reason: "server_error", says };
    default:
      return undefined;
  }
}
