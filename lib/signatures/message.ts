/** One request as it will leave, which is what a signature speaks for. Nothing of it may change afterwards. */
export type Message = {
  /** Upper case. */
  method: string;
  url: URL;
  /** Lower case. */
  headers: Readonly<Record<string, string>>;
  /** Undefined: there is none, or it is not known yet because it streams. */
  body: string | Buffer | undefined;
};

/** When it is signed, in milliseconds, and a text that is used only once. */
export type Moment = { now: number; nonce: string };
