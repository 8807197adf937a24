import { Client } from "pg";

/** One statement after the other, on a connection of its own. */
export async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Closes who is still connected to a database, and removes it. Not `WITH (FORCE)`: that is refused while the server's own
 * vacuum, which is of another role, is at work in it.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  const connected = `datname = '${name}' AND usename = current_user`;
  await administer(
    url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${connected}`,
    `DROP DATABASE IF EXISTS ${name}`,
  );
}
