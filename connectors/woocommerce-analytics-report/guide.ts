import { storeIntro, storeNotes, storeSteps, visibleSecret } from "../families/woocommerce";
import type { Guide } from "../kit";

const reports =
  "Analytics has to be switched on under **WooCommerce → Settings → Advanced → Features**, or its reports are not found.";

export const headerGuide: Guide = { intro: storeIntro, steps: storeSteps, notes: [reports, ...storeNotes] };

export const queryGuide: Guide = { ...headerGuide, notes: [visibleSecret, reports, ...storeNotes] };
