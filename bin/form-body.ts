import type { IncomingMessage } from "node:http";

/**
 * Reads forms to their end before anybody is known to be signed in. A form has as many bytes as the framework takes and a
 * while to arrive; all that are on their way have a share of the memory together, and when that is used up, the one that
 * has been coming for longest gives way. What was read goes back to the request, so that the pages find it whole.
 */
export type FormBody = Buffer | "long" | "slow" | "gone";

/** Bytes, and milliseconds. */
export type FormLimits = { form: number; together: number; arriveMs: number };

export function formReader({ form, together, arriveMs }: FormLimits): (request: IncomingMessage) => Promise<FormBody> {
  const arriving = new Set<{ size: number; giveWay: () => void }>();
  let held = 0;

  return (request) => {
    if (Number(request.headers["content-length"]) > form) return Promise.resolve("long");
    return new Promise((resolve) => {
      let parts: Buffer[] = [];
      const mine = { size: 0, giveWay: () => end("slow") };
      const late = setTimeout(mine.giveWay, arriveMs).unref();
      arriving.add(mine);
      const end = (found: FormBody) => {
        clearTimeout(late);
        if (arriving.delete(mine)) held -= mine.size;
        request.off("readable", look).off("close", gone).off("error", gone);
        resolve(found);
      };
      const gone = () => end("gone");
      const look = () => {
        while (request.readableLength > 0 && mine.size <= form) {
          const part: Buffer | null = request.read();
          if (part === null) break;
          parts.push(part);
          mine.size += part.length;
          held += part.length;
        }
        if (mine.size > form) return end("long");
        // Each piece costs more than it holds when it is small.
        if (parts.length > 64) parts = [Buffer.concat(parts)];
        while (held > together) {
          const [oldest] = arriving;
          if (!oldest) break;
          oldest.giveWay();
        }
        if (!request.complete || !arriving.has(mine)) return;
        const body = Buffer.concat(parts);
        // In the same turn: a stream whose end was heard takes nothing back.
        if (body.length > 0) request.unshift(body);
        end(body);
      };
      request.on("readable", look).on("close", gone).on("error", gone);
    });
  };
}
