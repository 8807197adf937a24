/**
 * Goes through an HTTP CONNECT proxy (RFC 9110 9.3.6) at sites that let nothing else out. The proxy sees host and port and
 * never what is inside: TLS is made end to end afterwards. It is configured by the operator and therefore not judged.
 */
import { createConnection, type Socket } from "node:net";
import { egressError } from "./failure";
import type { Admitted } from "./guard";

export type ConnectProxy = { host: string; port: number; authorization?: string };

/** `http://host:port`, with user and password if needed. Throws for anything else. */
export function parseProxy(text: string): ConnectProxy {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.protocol !== "http:" || url.pathname !== "/" || url.search !== "") {
    throw new Error("The outbound proxy must be given as http://host:port.");
  }
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const authorization = user === ":" ? undefined : `Basic ${Buffer.from(user).toString("base64")}`;
  return { host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port || 80), authorization };
}

/**
 * A stream to the target. The name is handed on, because such proxies allow by name; what it resolves to there is the
 * proxy's to judge.
 */
export function connectThrough(proxy: ConnectProxy, { host, port }: Admitted, signal: AbortSignal): Promise<Socket> {
  const target = host.name.includes(":") ? `[${host.name}]:${port}` : `${host.name}:${port}`;
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: proxy.host, port: proxy.port, noDelay: true });
    let head = Buffer.alloc(0);

    function settle(error?: unknown) {
      signal.removeEventListener("abort", stop);
      socket.off("readable", read).off("close", closed);
      if (error === undefined) return;
      socket.destroy();
      reject(error);
    }
    const stop = () => settle(signal.reason);
    const closed = () => settle(refused(target, "closed the connection"));

    function read() {
      for (let part = socket.read(); part !== null; part = socket.read()) head = Buffer.concat([head, part]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return head.length > headLimit ? settle(refused(target, "did not answer as a proxy")) : undefined;
      const refusal = readRefusal(head.subarray(0, end).toString("latin1"), target);
      if (refusal !== undefined) return settle(refusal);
      settle();
      if (head.length > end + 4) socket.unshift(head.subarray(end + 4));
      // The stream forgets its "readable" listener on the next tick; only then does "data" make it flow.
      setImmediate(() => resolve(socket));
    }

    // Stays for the socket's life: without a listener an error after the hand-over would end the process.
    socket.on("error", (error) => settle(refused(target, "cannot be reached", error)));
    socket.on("readable", read).once("close", closed);
    socket.once("connect", () => socket.write(request(target, proxy.authorization)));
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
  });
}

const headLimit = 16 * 1024;

function request(target: string, authorization: string | undefined): string {
  const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`];
  if (authorization !== undefined) lines.push(`Proxy-Authorization: ${authorization}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** The error for an answer that is no 2xx. Its words are not repeated: they may tell about the network behind. */
function readRefusal(head: string, target: string): Error | undefined {
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]);
  if (status >= 200 && status < 300) return undefined;
  if (status === 403) {
    return egressError("blocked_address", {
      target,
      hint: "The outbound proxy of this installation does not allow it.",
    });
  }
  if (status === 407) return refused(target, "wants a user name and password");
  if (status === 504) return egressError("timeout", { target, hint: "The outbound proxy got no answer in time." });
  return refused(target, Number.isNaN(status) ? "did not answer as a proxy" : `answered with status ${status}`);
}

function refused(target: string, what: string, cause?: unknown): Error {
  return egressError("refused", { target, hint: `The outbound proxy of this installation ${what}.` }, cause);
}
