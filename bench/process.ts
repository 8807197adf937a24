import { readdirSync, readFileSync } from "node:fs";

/** What Linux tells of a process, in /proc: proc(5). */

/** Resident memory, or the most it ever was (`VmHWM`), in MiB with decimals. */
export function residentMiB(pid: number | string, line: "VmRSS" | "VmHWM" = "VmRSS"): number {
  return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

/** Milliseconds of processor time, user and system, since it began; counted in hundredths of a second. */
export function processorMs(pid: number | string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** How many files, sockets and pipes it has open. */
export function descriptors(pid: number | string): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
