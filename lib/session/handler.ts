import NextAuth from "next-auth";
import { authOptions } from "./auth";

/** next-auth's own routes, such as the ones that an outside identity provider comes back to. */
export async function handleAuth(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return (await NextAuth(request as never, context as never, await authOptions())) as Response;
}
