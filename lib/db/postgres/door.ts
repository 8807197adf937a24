/**
 * What the store needs of a PostgreSQL, whoever speaks to it. Rows come as arrays of values in the order of the columns, as
 * JavaScript has them: numbers, booleans, texts, Buffers, null.
 */
export type Run = (sql: string, params?: readonly unknown[]) => Promise<unknown[][]>;

export type PostgresDoor = {
  /** Outside of every transaction; only rows of that workspace are seen where one is given. */
  read(workspace: string | undefined, ...query: Parameters<Run>): ReturnType<Run>;
  /**
   * Runs `opening`, then `work`, then `closing` in one transaction. What throws before the commit was sent leaves nothing; when
   * the connection breaks in the commit itself, nobody knows: `not_ready`.
   */
  transaction<T>(statements: { opening: string; closing: string }, work: (run: Run) => Promise<T>): Promise<T>;
  /** `heard` is called with the text of each notification, and without one when some may have been missed. */
  listen(channel: string, heard: (payload?: string) => void): Promise<void>;
  /** On another connection: the one that there is brings nothing. */
  listenAnew(): void;
  close(): Promise<void>;
};
