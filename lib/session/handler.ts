import NextAuth from "next-auth";
import { authOptions } from "./auth";

/** next-auth's own routes, such as the ones that an outside identity provider comes back to. */
export async function handleAuth(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  // It reads what calls itself JSON without a look whether it is. No page and no provider sends that.
  if (request.headers.get("content-type")?.includes("json"))
    return new Response("Only forms are read here.\n", { status: 415, headers: { "content-type": "text/plain" } });
  return (await NextAuth(request as never, context as never, await authOptions())) as Response;
}
