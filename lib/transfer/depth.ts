/** How deeply brackets are nested, as far as anything that parses them would go; texts in quotation marks are skipped. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === backslash) at++;
      else if (code === quote) quoted = false;
    } else if (code === quote) quoted = true;
    else if (code === brace || code === bracket) deepest = Math.max(deepest, ++depth);
    else if (code === braceEnd || code === bracketEnd) depth--;
  }
  return deepest;
}

const backslash = 92;
const quote = 34;
const brace = 123;
const bracket = 91;
const braceEnd = 125;
const bracketEnd = 93;
