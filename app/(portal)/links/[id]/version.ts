import { createHash } from "node:crypto";
import type { LinkDetail } from "@/lib/links/progress";

/** Changes with everything that the page of a link shows. */
export function versionOf(link: LinkDetail): string {
  return createHash("sha256").update(JSON.stringify(link)).digest("hex").slice(0, 16);
}
