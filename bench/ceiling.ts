/**
 * What the machine allows, each as a process of its own: `hello`, the work of an authorization or of a metadata read
 * without the product (`authorization`, `metadata`), an application to proxy to (`upstream`) and a bare proxy
 * (`proxy`). Arguments: what, port, then the data folder and a credential's id, or the upstream's port.
 */
import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from "node:crypto";
import http, { type RequestListener, type ServerResponse } from "node:http";
import { join } from "node:path";
import { Pool } from "undici";
import { Database } from "@/lib/db/driver";

const [what = "hello", port = "0", ...rest] = process.argv.slice(2);
const modes: Record<string, () => RequestListener> = { hello, authorization, metadata, upstream, proxy };
const listener = modes[what]?.();
if (listener === undefined) throw new Error(`there is no ${what}`);
http.createServer(listener).listen(Number(port), "127.0.0.1");

function hello(): RequestListener {
  return (_, response) => response.end("hello");
}

/** Token hash, the row with its sealed values, one AES-256-GCM under a cached KeyObject, JSON. */
function authorization(): RequestListener {
  const read = prepared(
    "SELECT c.id, c.name, c.workspace_id, c.connector, c.scheme, c.[values], c.facts, c.state, c.status, c.reason, " +
      "c.sentence, c.expires_at, c.suspected_at, s.wrapped_dek, s.blob, s.revision " +
      "FROM credentials c JOIN secrets s ON s.credential_id = c.id WHERE c.id = ?",
  );
  const key = createSecretKey(randomBytes(32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
  const sealed = Buffer.concat([cipher.update(JSON.stringify({ token: "t".repeat(40) })), cipher.final()]);
  const tag = cipher.getAuthTag();
  return (request, response) => {
    hashToken(request.headers.authorization);
    const row = read() as { values: string };
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
    decipher.setAuthTag(tag);
    const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
    const { token } = JSON.parse(plain.toString()) as { token: string };
    const { baseUrl } = JSON.parse(row.values) as { baseUrl: string };
    const headers = { authorization: `Bearer ${token}` };
    json(response, { type: "bearer", headers, query: {}, body: {}, baseUrl, origins: [baseUrl], expiresAt: null });
  };
}

/** Token hash, the row, JSON. */
function metadata(): RequestListener {
  const read = prepared(
    "SELECT id, name, connector, scheme, state, status, reason, sentence, identity, label, verified_at, checked_at, " +
      "expires_at, created_at, updated_at FROM credentials WHERE id = ?",
  );
  const time = (value: unknown) => (typeof value === "number" ? new Date(value).toISOString() : null);
  return (request, response) => {
    hashToken(request.headers.authorization);
    const row = read() as Record<string, unknown>;
    const { verified_at, checked_at, expires_at, created_at, updated_at, ...plain } = row;
    json(response, {
      ...plain,
      verifiedAt: time(verified_at),
      checkedAt: time(checked_at),
      expiresAt: time(expires_at),
      createdAt: time(created_at),
      updatedAt: time(updated_at),
    });
  };
}

function upstream(): RequestListener {
  const small = Buffer.from(JSON.stringify({ filling: "x".repeat(1000) }));
  const part = randomBytes(1024 * 1024);
  return (request, response) => {
    if (!request.url?.includes("/100mb")) {
      response.writeHead(200, { "content-type": "application/json", "content-length": small.length }).end(small);
      return;
    }
    response.writeHead(200, { "content-length": 100 * part.length });
    let left = 100;
    const more = () => {
      while (left > 0) {
        left -= 1;
        if (!response.write(part)) return;
      }
      response.end();
    };
    response.on("drain", more);
    more();
  };
}

function proxy(): RequestListener {
  const pool = new Pool(`http://127.0.0.1:${rest[0]}`, { connections: 128 });
  return (request, response) => {
    const { url: path = "/", method = "GET" } = request;
    const headers = { accept: request.headers.accept ?? "*/*", authorization: `Bearer ${"t".repeat(40)}` };
    pool
      .stream({ path, method: method as "GET", headers, opaque: response }, ({ statusCode, headers, opaque }) => {
        const out = opaque as ServerResponse;
        out.writeHead(statusCode, headers);
        return out;
      })
      .catch(() => response.destroy());
  };
}

function prepared(sql: string): () => unknown {
  const [dataDir = "", id = ""] = rest;
  const database = new Database(join(dataDir, "keyrack.db"), { readonly: true });
  const statement = database.prepare(sql);
  return () => statement.get(id);
}

function hashToken(authorization = ""): string {
  return createHash("sha256").update(authorization.slice(7)).digest("hex");
}

function json(response: ServerResponse, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(200, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
  });
  response.end(text);
}
