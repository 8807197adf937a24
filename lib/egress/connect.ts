/**
 * Opens a TCP connection to the first of several pinned addresses that answers (RFC 8305 5). Gets IP literals only: no
 * name is ever resolved here. Every other attempt is destroyed, and so is all when the signal ends.
 */
import { createConnection, type Socket } from "node:net";

/** A connected socket without delay. Rejects with all errors when no address answers, or with the signal's reason. */
export function connectAny(addresses: readonly string[], port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const open = new Set<Socket>();
    const errors: unknown[] = [];
    let next = 0;
    let timer: NodeJS.Timeout | undefined;

    function settle(winner?: Socket) {
      next = addresses.length;
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      for (const socket of open) if (socket !== winner) socket.destroy();
      open.clear();
    }

    function stop() {
      settle();
      reject(signal.reason);
    }

    function start() {
      const address = addresses[next];
      if (address === undefined) return;
      next += 1;
      clearTimeout(timer);
      timer = setTimeout(start, attemptDelay);
      const socket = createConnection({ host: address, port, noDelay: true });
      open.add(socket);
      socket.once("connect", () => {
        settle(socket);
        resolve(socket);
      });
      // Stays for the socket's life: without a listener an error after the hand-over would end the process.
      socket.on("error", (error) => failed(socket, error));
    }

    function failed(socket: Socket, error: unknown) {
      if (!open.delete(socket)) return;
      errors.push(error);
      if (next < addresses.length) start();
      else if (open.size === 0) {
        settle();
        reject(errors.length === 1 ? error : new AggregateError(errors, "no address could be reached"));
      }
    }

    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    start();
  });
}

/** Milliseconds before the next address is tried beside the one that has not answered yet. */
const attemptDelay = 250;
