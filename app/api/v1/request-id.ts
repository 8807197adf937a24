import { randomBytes } from "node:crypto";

/** Ids of requests: unique in and across processes, and cheap, since nothing depends on their being secret. */
let start = "";
let count = 0;

export function nextRequestId(): string {
  start ||= randomBytes(6).toString("hex");
  count += 1;
  return `rq_${start}${count.toString(36).padStart(10, "0")}`;
}
