import { attempt } from "@/app/act";
import { publicUrl } from "@/lib/installation";
import { keepStep } from "@/lib/session/session";
import { beginSso } from "@/lib/sso/sign-in";
import { localPath } from "../local-path";

/** On the way to the identity provider. A link, because a form may not be answered with another site. */
export async function GET(request: Request): Promise<Response> {
  const next = localPath(new URL(request.url).searchParams.get("next") ?? undefined);
  const begun = await attempt(async () => {
    const { url, step } = await beginSso(next);
    await keepStep(step);
    return url;
  });
  const { url } = await publicUrl();
  const failed = () => `${url}/sign-in?problem=${encodeURIComponent(begun.ok ? "" : begun.problem.code)}`;
  return new Response(null, { status: 303, headers: { location: begun.ok ? begun.value : failed() } });
}
