import { isId } from "@/lib/id";
import { imageTypes } from "@/lib/images";
import { logoBytes } from "@/lib/logos/change";

/** A logo that a workspace uploaded, as nothing else than the picture that it is. Its address changes with its content. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const found = isId("lg", id) ? await logoBytes(id) : undefined;
  if (!found)
    return new Response("There is no such logo.", { status: 404, headers: { ...alone, "cache-control": "no-store" } });
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      ...alone,
      "content-type": imageTypes[found.kind],
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
}

const alone = {
  "content-type": "text/plain; charset=utf-8",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
};
