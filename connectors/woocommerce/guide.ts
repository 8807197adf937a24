import { storeIntro, storeNotes, storeSteps, visibleSecret } from "../families/woocommerce";
import type { Guide } from "../kit";

export const headerGuide: Guide = { intro: storeIntro, steps: storeSteps, notes: storeNotes };

export const queryGuide: Guide = { ...headerGuide, notes: [visibleSecret, ...storeNotes] };
