import { parse } from "csv-parse/sync";
import { limits, plainName, plainTexts, type Reading, type TransferRecord, type Unread } from "./record";

/**
 * Our CSV template: what a credential is, and a column for each field. A cell is text whatever it begins with; nothing
 * in it is ever computed. Undefined when the first line is not that of the template.
 */
export const csvTemplate = [
  "name,application,type,environment,tags,baseUrl,token,secretKey,username,password,host,port",
  "Orders API,http,bearer,production,orders shop,https://api.example.com/v1,paste-the-token-here,,,,,",
  "Stripe,stripe,secretKey,production,,,,paste-the-key-here,,,,",
  "Reports,postgresql,password,staging,,,,,reader,paste-the-password-here,db.example.com,5432",
  "",
].join("\r\n");

const known = new Set(["name", "application", "type", "environment", "tags"]);

export function readCsv(text: string): Reading | undefined {
  const first =
    text
      .slice(0, 4000)
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/, 1)[0] ?? "";
  const delimiter = first.includes(";") && !first.includes(",") ? ";" : ",";
  const head = first.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ""));
  if (!head.includes("application") || !head.includes("type")) return undefined;
  const rows = rowsIn(text, delimiter);
  if (!rows) return undefined;
  const records: TransferRecord[] = [];
  const unread: Unread[] = [];
  for (const [index, cells] of rows.slice(1, limits.rows + 1).entries()) {
    const given = Object.fromEntries(
      head.map((key, at) => [key, cells[at] ?? ""]).filter(([key]) => key !== "__proto__"),
    );
    const name = plainName(given.name, `Line ${index + 2}`);
    const connector = (given.application ?? "").trim().slice(0, 100);
    const scheme = (given.type ?? "").trim().slice(0, 100);
    if (!connector || !scheme) unread.push({ name, reason: "It has no application or no type." });
    else records.push(recordOf(given, { name, connector, scheme }));
  }
  if (rows.length > limits.rows + 1)
    unread.push({ name: "The rest", reason: `Only the first ${limits.rows.toLocaleString("en")} are read.` });
  return { format: "csv", records, unread };
}

function recordOf(
  given: Readonly<Record<string, string>>,
  base: Pick<TransferRecord, "name" | "connector" | "scheme">,
): TransferRecord {
  const environment = (given.environment ?? "").trim().slice(0, 60);
  const tags = (given.tags ?? "").split(/[\s,;]+/).filter((each) => each !== "");
  const fields = Object.fromEntries(Object.entries(given).filter(([key]) => !known.has(key)));
  return { ...base, values: plainTexts(fields), tags: tags.slice(0, 20), ...(environment ? { environment } : {}) };
}

function rowsIn(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: limits.value * 4,
      to: limits.rows + 2,
    });
  } catch {
    // A quotation mark without its other half, mostly.
    return undefined;
  }
}
