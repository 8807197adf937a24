import { attempt } from "@/app/act";
import { publicUrl } from "@/lib/installation";
import { currentStep, enter } from "@/lib/session/session";
import { finishSso } from "@/lib/sso/sign-in";

/** Where the identity provider sends the browser. The step cookie says that this browser began it. */
export async function GET(request: Request): Promise<Response> {
  const done = await attempt(async () => {
    const { userId, next } = await finishSso(await currentStep(), new URL(request.url));
    await enter(userId);
    return next;
  });
  const { url } = await publicUrl();
  const path = done.ok ? done.value : `/sign-in?problem=${encodeURIComponent(done.problem.code)}`;
  return new Response(null, { status: 303, headers: { location: `${url}${path}` } });
}
