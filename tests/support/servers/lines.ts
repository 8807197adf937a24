import { createServer, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import type { Certificate } from "./authority";
import { type Listening, listen } from "./ports";

export type Talk = {
  /** The first words, before anything was asked. */
  greeting: string;
  /** What is said to a line, without its line end; nothing when undefined. */
  answer(line: string): string | undefined;
  /** Encrypted from the start, or from the answer to a line that `begins`. */
  tls?: Pick<Certificate, "cert" | "key"> & { begins?: RegExp };
};

/** A server for protocols that talk in lines: enough to say what a real one would. `heard` are the lines it was told. */
export async function talking({ greeting, answer, tls }: Talk): Promise<Listening & { heard: string[] }> {
  const heard: string[] = [];
  const follow = (stream: Socket) => {
    let rest = "";
    stream.on("error", () => stream.destroy());
    stream.on("data", function onData(chunk: Buffer) {
      rest += chunk.toString();
      for (;;) {
        const end = rest.indexOf("\r\n");
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        heard.push(line);
        const words = answer(line);
        if (words !== undefined) stream.write(words);
        if (!tls?.begins?.test(line)) continue;
        stream.removeListener("data", onData);
        return follow(encrypted(stream, tls));
      }
    });
  };
  const server = createServer((socket) => {
    const stream = tls && !tls.begins ? encrypted(socket, tls) : socket;
    stream.write(greeting);
    follow(stream);
  });
  return { ...(await listen(server)), heard };
}

function encrypted(socket: Socket, { cert, key }: Pick<Certificate, "cert" | "key">): TLSSocket {
  return new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ cert, key }) });
}
