import { parentPort, workerData } from "node:worker_threads";
import { outlineOf } from "./outline";

/** Runs in a thread of its own, with little memory and two seconds. */
parentPort?.postMessage(outlineOf(String(workerData)));
