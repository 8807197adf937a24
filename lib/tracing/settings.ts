/**
 * Where traces go: a collector that whoever runs Keyrack named. Traces are made only when it is.
 */
export type Collector = {
  /** `…/v1/traces` */
  url: string;
  /** Lower case; may let us in, so they are secret. */
  headers: Readonly<Record<string, string>>;
  /** The share of traces that begin here and are kept, 0 to 1. */
  ratio: number;
};

type Given = { endpoint: string | undefined; headers: string | undefined; ratio: string | undefined };

/** Gives a sentence about what is wrong, with the variable it belongs to, instead of a collector. */
export function readCollector(given: Given): Collector | { name: string; problem: string } | undefined {
  const { endpoint } = given;
  if (endpoint === undefined) {
    const alone = given.headers !== undefined ? "KEYRACK_OTLP_HEADERS" : "KEYRACK_OTLP_RATIO";
    if (given.headers === undefined && given.ratio === undefined) return undefined;
    return { name: alone, problem: "needs KEYRACK_OTLP_ENDPOINT beside it." };
  }
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const plain =
    url && /^https?:$/.test(url.protocol) && `${url.username}${url.password}${url.search}${url.hash}` === "";
  if (!plain) {
    const problem = "must be the address of an OTLP/HTTP collector, such as http://127.0.0.1:4318.";
    return { name: "KEYRACK_OTLP_ENDPOINT", problem };
  }
  const headers = readHeaders(given.headers ?? "");
  if (headers === undefined) {
    return {
      name: "KEYRACK_OTLP_HEADERS",
      problem: "must be name=value, separated by commas, values percent-encoded.",
    };
  }
  const ratio = given.ratio === undefined ? 1 : Number(given.ratio);
  if (!(ratio >= 0 && ratio <= 1)) return { name: "KEYRACK_OTLP_RATIO", problem: "must be a number from 0 to 1." };
  return { url: `${url.href.replace(/\/+$/, "")}/v1/traces`, headers, ratio };
}

/** As in the specification of OTLP exporters: `name=value,name=value`, values percent-encoded. */
function readHeaders(text: string): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const part of text.split(",").filter((each) => each.trim() !== "")) {
    const [, name = "", value = ""] = /^\s*([A-Za-z0-9_-]+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
    const plain = decoded(value);
    if (name === "" || plain === undefined || !/^[\x20-\x7e]*$/.test(plain)) return undefined;
    headers[name.toLowerCase()] = plain;
  }
  return headers;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
