/**
 * Several texts as one archive (ustar, POSIX 1003.1), which every system unpacks. What is sealed is armored, so the archive
 * is text too; names are ASCII.
 */
export function tarOf(files: readonly { name: string; text: string }[], at: Date): string {
  const blocks = files.flatMap(({ name, text }) => {
    const bytes = Buffer.byteLength(text);
    return [headerOf(name, bytes, at), text, padding(bytes)];
  });
  return `${blocks.join("")}${"\0".repeat(1024)}`;
}

function headerOf(name: string, size: number, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const start = [field(name, 100), octal(0o600, 8), octal(0, 8), octal(0, 8), octal(size, 12), octal(seconds, 12)].join(
    "",
  );
  const rest = ["0", field("", 100), "ustar\0", "00", field("", 32), field("", 32), octal(0, 8), octal(0, 8)].join("");
  // The sum counts its own field as blanks.
  const sum = [...`${start}${" ".repeat(8)}${rest}`].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return field(`${start}${sum.toString(8).padStart(6, "0")}\0 ${rest}`, 512);
}

function field(text: string, length: number): string {
  return text.padEnd(length, "\0");
}

function octal(value: number, length: number): string {
  return `${value.toString(8).padStart(length - 1, "0")}\0`;
}

function padding(size: number): string {
  return "\0".repeat((512 - (size % 512)) % 512);
}
