import { early } from "./cast-early";
import { later } from "./cast-later";
import type { Part } from "./part";

export const cast: readonly Part[] = [...early, ...later];
