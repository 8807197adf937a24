import type { Guide } from "../kit";
import { headerGuide as header, queryGuide as query } from "../woocommerce/guide";

const reports =
  "Analytics has to be switched on under **WooCommerce → Settings → Advanced → Features**, or its reports are not found.";

export const headerGuide: Guide = { ...header, notes: [reports, ...(header.notes ?? [])] };

export const queryGuide: Guide = { ...query, notes: [reports, ...(query.notes ?? [])] };
