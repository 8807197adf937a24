/**
 * Takes secrets out of a text that is shown: as they are, in every encoding in which they travel, and pieces of them that
 * are long enough to matter. What only looks like a secret by the name it stands under goes as well.
 */
export const hidden = "[secret]";
const piece = 8;

/** Gives a function that masks. Secrets of less than four characters are masked only where they stand alone. */
export function maskFor(secrets: readonly string[]): (text: string) => string {
  const all = [...new Set(secrets.filter((secret) => secret !== ""))];
  const whole = all.filter((secret) => secret.length >= 4);
  const shapes = [...new Set(whole.flatMap(shapesOf))].sort((a, b) => b.length - a.length);
  const pieces = new Set(whole.flatMap(piecesOf));
  const short = all.filter((secret) => secret.length < 4);
  return (text) => {
    let result = text;
    for (const shape of shapes) result = result.replaceAll(shape, hidden);
    result = withoutPieces(result, pieces);
    for (const secret of short)
      result = result.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(secret)}(?![\\p{L}\\p{N}])`, "gu"), hidden);
    return result;
  };
}

/** Members of a JSON text, or of a form, that are called token, secret, password and so on. */
export function maskNamed(text: string): string {
  return text
    .replace(
      /("[^"\\]*(?:token|secret|password|passwd|api_?key|session|assertion|cookie|authorization)[^"\\]*"\s*:\s*)"(?:[^"\\]|\\.)+"/gi,
      `$1"${hidden}"`,
    )
    .replace(/(^|[&?])([^=&]*(?:token|secret|password|assertion|code)[^=&]*)=[^&\s]+/gi, `$1$2=${hidden}`);
}

function shapesOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const json = JSON.stringify(secret).slice(1, -1);
  const plain = [
    secret,
    json,
    encodeURIComponent(secret),
    encodeURIComponent(secret).toLowerCase(),
    new URLSearchParams({ x: secret }).toString().slice(2),
  ];
  const hex = [bytes.toString("hex"), bytes.toString("hex").toUpperCase()];
  const wide = Buffer.from(secret, "utf16le");
  const sixtyFour = [0, 1, 2].flatMap((offset) => [inBase64(bytes, offset), inBase64(wide, offset)]);
  const urlSafe = sixtyFour.map((shape) => shape.replaceAll("+", "-").replaceAll("/", "_"));
  return [...plain, ...hex, wide.toString("hex"), wide.toString("latin1"), ...sixtyFour, ...urlSafe].filter(
    (shape) => shape.length >= 4,
  );
}

/** The letters that stay the same whatever stands before and after, when `offset` bytes precede. */
function inBase64(bytes: Buffer, offset: number): string {
  const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString("base64")
    .replace(/=+$/, "");
  const first = offset === 0 ? 0 : offset + 1;
  const uneven = (offset + bytes.length) % 3;
  return shifted.slice(first, uneven === 0 ? undefined : -1);
}

function piecesOf(secret: string): string[] {
  return Array.from({ length: Math.max(0, secret.length - piece + 1) }, (_, at) => secret.slice(at, at + piece));
}

function withoutPieces(text: string, pieces: ReadonlySet<string>): string {
  if (pieces.size === 0) return text;
  let result = "";
  let at = 0;
  while (at < text.length) {
    if (!pieces.has(text.slice(at, at + piece))) {
      result += text[at];
      at += 1;
      continue;
    }
    let end = at + piece;
    while (pieces.has(text.slice(end - piece + 1, end + 1))) end += 1;
    result += hidden;
    at = end;
  }
  return result;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
