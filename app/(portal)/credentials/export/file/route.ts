import { postedForm } from "@/app/posted-form";
import type { Member } from "@/lib/actor";
import { type ExportedFile, exportSealed, exportStubs } from "@/lib/transfer/export";
import { act, type Problem } from "../../../../act";
import { textOf } from "../../../../form-state";
import { readIds } from "../../bulk/read";
import { type ExportProblem, problemWords } from "../problems";

/** The file. A POST, so that no link and no other site can make a browser fetch it. */
export async function POST(request: Request): Promise<Response> {
  let form = new FormData();
  const done = await act(async (actor) => {
    form = await postedForm(request);
    return fileFor(actor, form);
  });
  if (!done.ok) return back(done.problem, readIds(form.getAll("id")));
  const { name, type, text } = done.value;
  return new Response(text, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

function fileFor(actor: Member, form: FormData): Promise<ExportedFile> {
  // Without any it is all of them; the page names each one that was chosen.
  const chosen = readIds(form.getAll("id"));
  const ids = form.has("id") ? chosen : undefined;
  if (textOf(form, "form") === "stubs") {
    return exportStubs(actor, textOf(form, "format") === "json" ? "json" : "yaml", ids);
  }
  const passphrase = textOf(form, "passphrase");
  return exportSealed(actor, {
    password: textOf(form, "password"),
    passphrase,
    recipients: textOf(form, "recipients"),
    ...(ids ? { ids } : {}),
  });
}

/** Works without scripts: the page says what was wrong. */
function back({ code, fields }: Problem, ids: readonly string[]): Response {
  const query = new URLSearchParams(ids.map((id) => ["id", id]));
  const page = `/credentials/export${ids.length > 0 ? `?${query}` : ""}`;
  if (code === "unauthenticated") return to(`/sign-in?next=${encodeURIComponent(page)}`);
  const word = [...Object.keys(fields), code].find((each): each is ExportProblem => Object.hasOwn(problemWords, each));
  query.set("problem", word ?? "internal");
  return to(`/credentials/export?${query}`);
}

/** Relative: behind a reverse proxy this process does not know its own address. */
function to(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}
