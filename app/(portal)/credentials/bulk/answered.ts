import type { Done } from "@/app/act";
import { AppError } from "@/lib/errors";

/** What was found, or why not, for a script of the page. */
export function answered(found: Done<unknown>): Response {
  const headers = { "cache-control": "no-store" };
  if (found.ok) return Response.json(found.value, { headers });
  const status = found.error instanceof AppError ? found.error.status : 500;
  return Response.json({ detail: found.problem.detail }, { status, headers });
}
