import type { Duplex } from "node:stream";

/**
 * As much of AMQP 0-9-1 as signing in needs: frames on channel 0 that carry methods of the class `connection`. The usual
 * driver opens its own connections and cannot be handed one. What is not such a frame is refused, and none is long.
 */

/** `fields` are the bytes after the two numbers that name the method. */
export type Method = { id: number; fields: Buffer };

export const connection = {
  start: 10,
  startOk: 11,
  secure: 20,
  tune: 30,
  tuneOk: 31,
  open: 40,
  openOk: 41,
  close: 50,
  closeOk: 51,
} as const;

export type Wire = {
  /** The next method. Rejects when the stream ends, or with a code `AMQP_…` when something else comes. */
  next(): Promise<Method>;
  send(id: number, ...fields: Buffer[]): void;
};

export function wireOn(stream: Duplex): Wire {
  let rest: Buffer = Buffer.alloc(0);
  let failure: unknown;
  let wake: () => void = () => undefined;
  const fail = (error: unknown) => {
    failure ??= error;
    wake();
  };
  stream.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    wake();
  });
  stream.once("error", fail);
  stream.once("close", () => fail(wireError("ECONNRESET", "The broker hung up.")));
  stream.once("end", () => fail(wireError("ECONNRESET", "The broker hung up.")));
  stream.write(Buffer.from("AMQP\0\0\u0009\u0001", "latin1"));
  return {
    next: async () => {
      for (;;) {
        const found = frameIn(rest);
        if (found) {
          rest = rest.subarray(found.length);
          if (found.method) return found.method;
        } else if (failure !== undefined) throw failure;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
    send: (id, ...fields) => {
      const payload = Buffer.concat([short(10), short(id), ...fields]);
      stream.write(Buffer.concat([Buffer.of(1), short(0), long(payload.length), payload, Buffer.of(0xce)]));
    },
  };
}

/** Undefined while it is not all there. Heartbeats carry no method. */
function frameIn(bytes: Buffer): { length: number; method?: Method } | undefined {
  if (bytes.subarray(0, 4).equals(Buffer.from("AMQP")))
    throw wireError("AMQP_VERSION", "The broker speaks another version.");
  if (bytes.length > 0 && bytes[0] !== 1 && bytes[0] !== 8 && bytes[0] !== 0x41)
    throw wireError("AMQP_FOREIGN", "This is not AMQP.");
  if (bytes.length < 7) return undefined;
  const size = bytes.readUInt32BE(3);
  if (size > 131_072) throw wireError("AMQP_FOREIGN", "This is not AMQP.");
  const length = size + 8;
  if (bytes.length < length) return undefined;
  if (bytes[length - 1] !== 0xce) throw wireError("AMQP_FOREIGN", "This is not AMQP.");
  if (bytes[0] === 8) return { length };
  if (size < 4 || bytes.readUInt16BE(7) !== 10) throw wireError("AMQP_FOREIGN", "This is not AMQP.");
  return { length, method: { id: bytes.readUInt16BE(9), fields: bytes.subarray(11, length - 1) } };
}

function wireError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

export function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** At most 255 bytes. */
export function shortText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

export function longText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([long(bytes.length), bytes]);
}

/** A table whose values are encoded already, with the letter of their type. */
export function table(entries: Readonly<Record<string, Buffer>>): Buffer {
  const bytes = Buffer.concat(Object.entries(entries).flatMap(([name, value]) => [shortText(name), value]));
  return Buffer.concat([long(bytes.length), bytes]);
}

/** Reads the mechanisms that `start` offers, behind two bytes of version and a table. */
export function mechanismsOf(start: Buffer): string[] {
  const at = 2 + 4 + start.readUInt32BE(2);
  return start
    .subarray(at + 4, at + 4 + start.readUInt32BE(at))
    .toString()
    .split(" ");
}

/** Why the broker closes: its number and its words. */
export function closeOf(fields: Buffer): { code: number; says: string } {
  return { code: fields.readUInt16BE(0), says: fields.subarray(3, 3 + (fields[2] ?? 0)).toString() };
}
