import { Agent, type IncomingMessage, request } from "node:http";

/** One kind of request among others: how often, and what may be answered. Everything else counts as a failure. */
export type Kind = {
  name: string;
  perSecond: number;
  ask(turn: number): Ask;
};
export type Ask = {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  expect: number;
  /** A connection of its own instead of one that is kept. */
  fresh?: boolean;
  /** The caller goes away after so many bytes of the answer. */
  leavesAfter?: number;
  then?(answer: string): void;
};
export type Traffic = {
  /** Milliseconds until the whole answer was there, of each kind, since the last look. */
  times: Map<string, number[]>;
  sent: number;
  answered: number;
  /** The first fifty; `failed` counts all. */
  failures: string[];
  failed: number;
  stop(): Promise<void>;
};

const tickMs = 10;

/** Sends every kind at its own even pace until it is stopped, whether or not what came before was answered. */
export function startTraffic(port: number, kinds: readonly Kind[]): Traffic {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 4_000, scheduling: "lifo" });
  const began = performance.now();
  const turns = new Map<string, number>();
  const running = new Set<Promise<void>>();
  const traffic: Traffic = {
    times: new Map(),
    sent: 0,
    answered: 0,
    failures: [],
    failed: 0,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(running);
      agent.destroy();
    },
  };
  const send = (kind: Kind, turn: number) => {
    const ask = kind.ask(turn);
    traffic.sent += 1;
    const started = performance.now();
    const one = exchange(port, agent, ask)
      .then((text) => {
        traffic.answered += 1;
        const times = traffic.times.get(kind.name) ?? [];
        traffic.times.set(kind.name, times);
        times.push(performance.now() - started);
        ask.then?.(text);
      })
      .catch((error: unknown) => {
        traffic.failed += 1;
        const why = error instanceof Error ? error.message : String(error);
        if (traffic.failures.length < 50) traffic.failures.push(`${kind.name}: ${why}`);
      })
      .finally(() => running.delete(one));
    running.add(one);
  };
  const timer = setInterval(() => {
    const seconds = (performance.now() - began) / 1000;
    for (const kind of kinds) {
      const due = Math.floor(seconds * kind.perSecond);
      for (let turn = turns.get(kind.name) ?? 0; turn < due; turn++) send(kind, turn);
      turns.set(kind.name, due);
    }
  }, tickMs);
  return traffic;
}

function exchange(port: number, agent: Agent, ask: Ask): Promise<string> {
  const { method = "GET", path, headers = {}, body, expect, fresh = false, leavesAfter } = ask;
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const json = sent === undefined ? {} : { "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, method, path, headers: { ...headers, ...json }, agent: fresh ? false : agent },
      (answer) => {
        const wrong = answer.statusCode !== expect;
        const what = `${method} ${path} answered ${answer.statusCode}, not ${expect}`;
        read(answer, leavesAfter, () => outgoing.destroy())
          .then((text) => (wrong ? reject(new Error(`${what}: ${text.slice(0, 200)}`)) : resolve(text)))
          .catch((error: Error) => reject(new Error(`${method} ${path} broke off: ${error.message}`)));
      },
    );
    outgoing.on("error", (error) => reject(new Error(`${method} ${path}: ${error.message}`)));
    outgoing.end(sent);
  });
}

/** The text, or what came of it until the caller left. */
async function read(answer: IncomingMessage, leavesAfter: number | undefined, leave: () => void): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (leavesAfter === undefined) parts.push(part);
    else if (bytes >= leavesAfter) {
      leave();
      break;
    }
  }
  return Buffer.concat(parts).toString("utf8");
}
