import type { Tile } from "@/connectors/kit/connector";

/** A line of the palette: an address to go to, or something in the page to press. */
export type PaletteEntry = {
  id: string;
  text: string;
  note?: string;
  tile?: Tile;
} & ({ href: string } | { press: () => void });

export type PaletteGroup = { title: string; entries: readonly PaletteEntry[] };

/** What the server answers, for the query that it was asked. */
export type PaletteAnswer = {
  groups: readonly { title: string; entries: readonly Extract<PaletteEntry, { href: string }>[] }[];
};

/**
 * What can be done in the page below: with the open credential, with the row that has the focus, with the selected. Read
 * once, before the palette takes the focus.
 */
export function actionsIn(page: Document): PaletteGroup[] {
  const row = page.activeElement?.closest<HTMLElement>("[data-row]");
  const name = row?.querySelector("[data-open]")?.textContent?.trim();
  const within = (selector: string) =>
    row
      ? row.querySelector<HTMLElement>(selector)
      : page.querySelector<HTMLElement>(`main ${selector}:not([data-row] *)`);
  const own = pressable.flatMap(([selector, text]) => {
    const target = within(selector);
    return target ? [{ id: selector, text, press: () => target.click() }] : [];
  });
  const edit = row?.dataset.edit;
  if (edit) own.unshift({ id: "edit", text: "Edit", press: () => location.assign(edit) });
  const chosen = page.querySelectorAll("[data-pick]:checked").length;
  const bulk = [...page.querySelectorAll<HTMLElement>("#bulk-form button[name=do]")].map((button) => ({
    id: `bulk ${button.textContent}`,
    text: button.textContent ?? "",
    press: () => button.click(),
  }));
  return [
    ...(chosen > 0 ? [{ title: `${chosen} selected`, entries: bulk }] : []),
    ...(own.length > 0 ? [{ title: name ?? "This credential", entries: own }] : []),
  ];
}

const pressable: readonly (readonly [string, string])[] = [
  ['[data-key="r"]', "Recheck"],
  ['[data-key="e"]', "Edit"],
  ['[data-key="F2"]', "Rename"],
  ['[data-command="Pause"]', "Pause"],
  ['[data-command="Resume"]', "Resume"],
  ['[data-key="Delete"]', "Delete…"],
];

/** What was typed before the palette was there to take it. */
export type Typed = { text: string; enter: boolean };

/** Every word begins a word of the text. */
export function fits(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  return asked.every((each) => words.some((word) => word.startsWith(each)));
}
