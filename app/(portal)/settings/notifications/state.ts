import type { FormState } from "@/app/form-state";

/** A form's state, and once the signing secret that it made. */
export type ChannelState = FormState & { made?: { name: string; secret: string; href: string; note: string } };

export const noChannel: ChannelState = { values: {} };
