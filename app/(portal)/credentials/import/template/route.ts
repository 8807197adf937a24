import { csvTemplate } from "@/lib/transfer/read-csv";

/** The same for everybody; it holds nothing of this installation. */
export function GET(): Response {
  return new Response(csvTemplate, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="keyrack-import.csv"',
      "cache-control": "no-store",
    },
  });
}
