import type { SelectOption } from "@/components/ui/select";
import type { LabelsInUse } from "@/lib/credentials/labels-in-use";
import type { Way } from "@/lib/credentials/ways";
import type { MemberView } from "@/lib/members/list";
import type { Filters } from "./filters";

/** What else the list can be narrowed down to; what nothing here could be chosen from is left out. */
export type Choice = {
  name: "way" | "environment" | "tag" | "caretaker" | "unused";
  label: string;
  /** Empty: all. */
  value: string;
  options: readonly SelectOption[];
};

type Known = LabelsInUse & { ways: readonly Way[]; people: readonly Pick<MemberView, "userId" | "name" | "self">[] };

export function choicesFor(filters: Filters, { tags, environments, ways, people }: Known): Choice[] {
  const caretakers = people.map(({ userId, name, self }) => ({ value: userId, label: self ? `${name} (you)` : name }));
  const all: [Choice["name"], string, string, readonly SelectOption[]][] = [
    ["way", "Authentication type", "Any", ways.map((way) => ({ value: way, label: wayWords[way] }))],
    ["environment", "Environment", "Any", environments.map(same)],
    ["tag", "Tag", "Any", tags.map(same)],
    ["caretaker", "Caretaker", "Anybody", [...caretakers, { value: "none", label: "Nobody" }]],
    ["unused", "Use", "Used or not", [{ value: "90", label: "Not used for 90 days" }]],
  ];
  return all.flatMap(([name, label, any, options]) => {
    const value = filters[name] ?? "";
    // An old address may name what nothing bears any more: it stays, so that it can be taken away.
    const shown = value === "" || options.some((each) => each.value === value) ? options : [...options, same(value)];
    return shown.length === 0 ? [] : [{ name, label, value, options: [{ value: "", label: any }, ...shown] }];
  });
}

function same(value: string): SelectOption {
  return { value, label: value };
}

const wayWords: Readonly<Record<Way, string>> = {
  key: "API key or token",
  password: "User name and password",
  oauth: "OAuth",
  signed: "Signed requests",
  certificate: "Certificate or private key",
  none: "None",
};
