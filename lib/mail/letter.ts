/**
 * The look of every mail: one sentence or a few, one button, a last line. Whatever is put in is text, and is escaped.
 * Mail programs know neither style sheets nor themes, so the little that is drawn stands in the elements themselves.
 */
export type Letter = {
  subject: string;
  /** Above the text, inside the mail. */
  title: string;
  paragraphs: readonly string[];
  button?: { label: string; href: string };
  /** Why this mail came, and what to do if it should not have. */
  last: string;
};

export function writeLetter({ subject, title, paragraphs, button, last }: Letter): {
  subject: string;
  text: string;
  html: string;
} {
  const lines = [title, ...paragraphs, ...(button ? [`${button.label}:\n${button.href}`] : []), `-- \n${last}`];
  const body = paragraphs.map((each) => `<p style="margin:0 0 12px">${escaped(each)}</p>`).join("");
  const go = button
    ? `<p style="margin:20px 0"><a href="${escaped(button.href)}" style="display:inline-block;background:#00606b;color:#fff;text-decoration:none;font-weight:600;padding:10px 18px;border-radius:6px">${escaped(button.label)}</a></p><p style="margin:0 0 12px;color:#555b66;font-size:13px;word-break:break-all">${escaped(button.href)}</p>`
    : "";
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head><body style="margin:0;background:#faf9f7;color:#171a21;font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"><div style="max-width:520px;margin:0 auto;padding:32px 16px"><p style="margin:0 0 16px;font-weight:600">Keyrack</p><div style="background:#fff;border:1px solid #e2e0db;border-radius:10px;padding:24px"><h1 style="margin:0 0 12px;font-size:18px">${escaped(title)}</h1>${body}${go}</div><p style="margin:16px 0 0;color:#6b7079;font-size:12px">${escaped(last)}</p></div></body></html>`;
  return { subject, text: `${lines.join("\n\n")}\n`, html };
}

function escaped(text: string): string {
  const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}
