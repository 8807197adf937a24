import { randomInt } from "node:crypto";
import { connect, createServer, type Server, type Socket } from "node:net";

/** Below those that the system hands out by itself: one of them may be somebody's connection before a server listens there. */
const ports = { from: 20_000, to: 32_000 };

/** A port on loopback that was free a moment ago, and that nobody gets who did not ask for it. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(ports.from, ports.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${ports.from} to ${ports.to} is free`);
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

export type Listening = { port: number; close(): Promise<void> };

/** Listens on a free loopback port; closing ends its connections too. */
export function listen(server: Server): Promise<Listening> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => open.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") return reject(new Error("no port"));
      resolve({
        port: address.port,
        close: () =>
          new Promise((done) => {
            for (const socket of open) socket.destroy();
            server.close(() => done());
          }),
      });
    });
  });
}

/** Passes bytes on to another port, each answer so many milliseconds late. `open` counts connections still there. */
export async function slowTo(port: number, ms: number): Promise<Listening & { open(): number }> {
  let open = 0;
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    open += 1;
    near.once("close", () => {
      open -= 1;
      far.destroy();
    });
    far.on("error", () => near.destroy());
    far.once("close", () => near.end());
    near.pipe(far);
    far.on("data", (chunk) => setTimeout(() => near.writable && near.write(chunk), ms));
  });
  return { ...(await listen(server)), open: () => open };
}

/** Answers everybody with the same words and hangs up, or keeps silent when there are none. */
export function saying(words: string | undefined): Promise<Listening> {
  return listen(createServer((socket) => (words === undefined ? socket.resume() : socket.end(words))));
}

/** Resolves when something listens there, rejects after 20 seconds. */
export async function reachable(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const there = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing listens on port ${port}`);
}
