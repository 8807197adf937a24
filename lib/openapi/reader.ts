import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Outline } from "./outline";
import type { Refusal } from "./read-document";
import { workerCode } from "./worker-code";

/**
 * Reads a document of unknown origin in a thread of its own, with 64 MB and two seconds, one document at a time: what
 * would hang or fill a process ends with a sentence instead. The thread gets the text and nothing else.
 */
const limitMs = 2_000;
const waitingAtMost = 8;

const key = Symbol.for("keyrack.openapi.queue");
const shared = globalThis as { [key]?: { last: Promise<unknown>; waiting: number } };

/** Throws `rate_limited` when too many wait. */
export async function readOutline(source: string): Promise<Outline | Refusal> {
  shared[key] ??= { last: Promise.resolve(), waiting: 0 };
  const queue = shared[key];
  if (queue.waiting >= waitingAtMost)
    throw new AppError("rate_limited", "Many documents are being read just now. Try again in a moment.");
  queue.waiting += 1;
  const turn = queue.last.then(() => inThread(source));
  queue.last = turn.finally(() => {
    queue.waiting -= 1;
  });
  return turn;
}

function inThread(source: string): Promise<Outline | Refusal> {
  return new Promise((resolve) => {
    const worker = new Worker(workerCode, {
      eval: true,
      workerData: source,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    });
    const end = (answer: Outline | Refusal) => {
      clearTimeout(timer);
      resolve(answer);
      worker.terminate().catch((error: unknown) => log("warn", "a reading thread did not end", { error }));
    };
    // Starting the thread is not the document's fault.
    let timer = setTimeout(() => end(tooSlow), limitMs * 5);
    worker.once("online", () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(tooSlow), limitMs);
    });
    worker.once("message", (answer: Outline | Refusal) => end(answer));
    worker.once("error", (error) => end(refusalFor(error)));
    worker.once("exit", () => end(tooHeavy));
  });
}

function refusalFor(error: unknown): Refusal {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return tooHeavy;
  if (error instanceof RangeError) return tooDeep;
  log("warn", "a document could not be read", { error });
  return { refused: "unreadable", detail: "It cannot be read. Check that it is a whole OpenAPI or Swagger document." };
}

const smaller =
  "Keep the parts that matter here: info, servers, security, securitySchemes and a few paths. JSON is read faster than YAML.";
const tooSlow: Refusal = { refused: "too_slow", detail: `Reading it takes longer than two seconds. ${smaller}` };
const tooHeavy: Refusal = {
  refused: "too_heavy",
  detail: `Reading it takes more memory than is given for it. ${smaller}`,
};
const tooDeep: Refusal = { refused: "too_deep", detail: "It is nested too deeply. No API description is." };
