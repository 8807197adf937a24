/** The part of mongodb that is not described by its own types. */
declare module "mongodb/lib/cmap/connect.js" {
  export type Connection = {
    command(place: { db: string }, command: object, options?: object): Promise<unknown>;
    destroy(): void;
  };
  export function connect(options: object): Promise<Connection>;
}
