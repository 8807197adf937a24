import type { Socket } from "node:net";
import type { ImapFlow } from "imapflow";

/**
 * ImapFlow opens its own connections. This begins its session on one that stands already: the steps of its `connect`
 * after the socket is there, in the same order.
 */

type Handler = (...args: unknown[]) => unknown;

/** What `connect` of imapflow 2.0.0 uses of itself. */
type Inner = {
  _connectCalled: boolean;
  socket: Socket;
  writeSocket: Socket;
  streamer: NodeJS.WritableStream;
  untaggedHandlers: Record<string, Handler>;
  sectionHandlers: Record<string, Handler>;
  initialOK: Handler;
  initialPREAUTH: Handler;
  serverBye: Handler;
  untaggedCapability: Handler;
  sectionCapability: Handler;
  setSocketHandlers(): void;
  setEventHandlers(): void;
  initialResolve: () => void;
  initialReject: (error: unknown) => void;
};

/** Resolves when the user is signed in. `preAuthenticated` is called when the server wants no sign-in at all. */
export function begin(client: ImapFlow, socket: Socket, preAuthenticated: () => void): Promise<void> {
  const inner = client as unknown as Inner;
  inner._connectCalled = true;
  Object.assign(inner.untaggedHandlers, {
    OK: (...args) => inner.initialOK(...args),
    BYE: (...args) => inner.serverBye(...args),
    CAPABILITY: (...args) => inner.untaggedCapability(...args),
    PREAUTH: preAuthenticated,
  } satisfies Record<string, Handler>);
  inner.sectionHandlers.CAPABILITY = (...args) => inner.sectionCapability(...args);
  inner.socket = socket;
  inner.writeSocket = socket;
  inner.setSocketHandlers();
  inner.setEventHandlers();
  return new Promise((resolve, reject) => {
    inner.initialResolve = resolve;
    inner.initialReject = reject;
    socket.pipe(inner.streamer);
  });
}
