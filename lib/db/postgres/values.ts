/** How PostgreSQL's text format reads as a value, by the OID of its type (pg_type.dat). Everything else stays a text. */
const byType: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === "t",
  17: (text) => Buffer.from(text.slice(2), "hex"),
  20: Number,
  21: Number,
  23: Number,
  26: Number,
  700: Number,
  701: Number,
  // A sum of whole numbers.
  1700: Number,
};

const asText = (text: string) => text;

export function parserOf(oid: number): (text: string) => unknown {
  return byType[oid] ?? asText;
}
