import type { Content, Guess } from "@/lib/custom-connectors/form";
import { draftBase } from "./draft-base";
import { draftCheck } from "./draft-check";
import { draftWays } from "./draft-ways";
import type { Outline } from "./outline";

/**
 * A first version of an application's description from its API document. Whatever is not certain is a guess with its
 * reason in words; what the document cannot say stays empty; what cannot be used is a note. It never decides silently.
 */
export function draftFrom(outline: Outline, from?: string): Content {
  const base = draftBase(outline, from);
  const check = draftCheck(outline);
  const { ways, notes } = draftWays(outline, base.baseUrl);
  const name = nameOf(outline.title);
  const about = {
    ...(name ? { name } : {}),
    category: "generic",
    ...(docsOf(outline) ? { docs: docsOf(outline) } : {}),
    ...(base.baseUrl ? { baseUrl: base.baseUrl } : {}),
    ...(base.variables ? { variables: base.variables } : {}),
    ...(check.path ? { path: check.path } : {}),
    expect: "json",
    ...(check.identity ? { identity: check.identity } : {}),
    ...(check.label ? { label: check.label } : {}),
  };
  const guesses: Guess[] = [
    {
      at: "about.name",
      reason: name
        ? `Taken from the title “${outline.title}”. Use the name that people know.`
        : "The document has no title.",
    },
    ...base.guesses,
    ...check.guesses,
    ...ways.flatMap((way, index) =>
      Object.entries(way.guesses).map(([key, reason]) => ({ at: `ways.${index}.${key}`, reason })),
    ),
  ];
  return {
    about: about as Content["about"],
    ways: ways.map((way) => way.values),
    guesses,
    notes: [...notes, ...notesOn(outline)],
    candidates: check.candidates,
  };
}

function notesOn({ remote, circles, operations }: Outline): string[] {
  return [
    ...(remote.length > 0
      ? [
          `Parts of it stand in other documents, which were not fetched: ${remote.slice(0, 3).join(", ")}${remote.length > 3 ? ", …" : ""}.`,
        ]
      : []),
    ...(circles > 0 ? ["Some of its references lead in a circle and were left out."] : []),
    ...(operations === 0 ? ["It describes no request at all."] : []),
  ];
}

function docsOf({ docs }: Outline): string | undefined {
  return docs && /^https:\/\//i.test(docs) && URL.canParse(docs) && !/[\s{}#\\]/.test(docs) ? docs : undefined;
}

/** "Acme CRM REST API v2 (OpenAPI 3.0)" is called Acme CRM. */
function nameOf(title: string): string | undefined {
  const name = title
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replace(/\b(open ?api|swagger)\b.*$/i, " ")
    .replace(/\bv(ersion)? ?\d+(\.\d+)*\b/gi, " ")
    .replace(
      /\b(the|public|rest|restful|http|web|core|json)?\s*\b(apis?|specification|spec|documentation|reference|docs)\b/gi,
      " ",
    )
    .replace(/[\s:–—-]+$/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 60);
  return name || title.trim().slice(0, 60) || undefined;
}
