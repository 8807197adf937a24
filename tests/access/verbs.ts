import type { Member } from "@/lib/actor";
import type { Things } from "./things";

/** Each verb of the room behind a page or a button, called as its door calls it. */
export type Verbs = Readonly<Record<string, (actor: Member, things: Things) => unknown>>;
