import type { Socket } from "node:net";
import { MongoClient } from "mongodb";
import { type Connection, connect } from "mongodb/lib/cmap/connect.js";

/**
 * The driver finds servers and watches them by itself. This uses only its lowest part, one connection with the handshake
 * and the sign-in, on a stream that stands already: nothing else is looked for, and no other host is ever known.
 */

export type Account = { host: string; port: number; username: string; password: string; source: string };

export async function signedIn(account: Account, socket: Socket): Promise<Connection> {
  const { host, port, username, password, source } = account;
  // Made, never connected: it only reads the options.
  const client = new MongoClient(`mongodb://${host}:${port}/`, {
    auth: { username, password },
    authSource: source,
    directConnection: true,
    appName: "keyrack",
  });
  const { s: inner } = client as unknown as { s: { authProviders: object } };
  const { options } = client;
  return connect({
    ...options,
    hostAddress: options.hosts[0],
    existingSocket: socket,
    // The stream is encrypted already where it should be.
    tls: false,
    authProviders: inner.authProviders,
    id: 1,
    generation: 0,
    monitorCommands: false,
    connectTimeoutMS: 60_000,
  });
}
