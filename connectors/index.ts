import type { Connector } from "./kit";
import * as listed from "./listed";

/** The catalogue, sorted by id. */
export const catalogue: readonly Connector[] = Object.values(listed).sort((a, b) => (a.id < b.id ? -1 : 1));
