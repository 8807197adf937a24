import { AppError } from "@/lib/errors";
import { keepUpload } from "@/lib/transfer/upload";
import { textOf } from "../../../../form-state";
import { answerUpload } from "../../../../upload";
import { importUpload } from "../upload";

/** A file, or what was pasted in its place. Neither ever comes back: both may hold secrets. */
export async function POST(request: Request): Promise<Response> {
  return answerUpload(request, importUpload, async (actor, form) => {
    const id = await keepUpload(actor, await contentOf(form), textOf(form, "passphrase"));
    return `/credentials/import/${id}`;
  });
}

async function contentOf(form: FormData): Promise<Buffer> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) return Buffer.from(await file.arrayBuffer());
  const pasted = textOf(form, "text");
  if (pasted.trim() !== "") return Buffer.from(pasted, "utf8");
  const fields = { file: "Choose a file, or paste its content below." };
  throw new AppError("invalid_fields", "Look at the marked field.", { fields });
}
