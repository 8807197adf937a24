import { placeholders } from "@/connectors/kit";

/** Which addresses a definition may name: whole ones, and base URLs with a name in braces where that cannot lead elsewhere. */
export const variableName = /^[a-z][A-Za-z0-9]{0,29}$/;

export function isFixedAddress(text: string): boolean {
  if (/[\s{}\\#]/.test(text) || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return username === "" && password === "" && hostname !== "";
}

/** Names stand for one label of the host or one segment of the path; nothing that is typed there can change the site. */
export function isBaseTemplate(text: string): boolean {
  const names = placeholders(text);
  if (names.some((name) => !variableName.test(name)) || /[?#\s\\]|\/$/.test(text)) return false;
  const filled = text.replace(/\{[^{}\s]+\}/g, "x");
  if (!isFixedAddress(filled)) return false;
  const host = /^https?:\/\/([^/]*)/i.exec(text)?.[1] ?? "";
  const labels = host.replace(/:\d+$/, "").split(".");
  // The registrable end of a host is never a matter of what somebody types.
  const open = labels.slice(-2).some((label) => label.includes("{"));
  return (
    !open &&
    !host.includes("}:{") &&
    text
      .split("/")
      .slice(3)
      .every((segment) => segment !== "..")
  );
}
