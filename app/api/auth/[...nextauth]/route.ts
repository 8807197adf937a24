import { handleAuth } from "@/lib/session/handler";

export const GET = handleAuth;
export const POST = handleAuth;
