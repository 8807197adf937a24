import { publicUrl } from "@/lib/installation";
import { recoveryKitText } from "@/lib/recovery-kit";
import { readRecoveryKit } from "@/lib/setup";
import { act } from "../../../../act";

/** The kit as a file. A POST, so that no link and no other site can make a browser fetch it. */
export async function POST(): Promise<Response> {
  const done = await act(async (actor) => {
    const kit = await readRecoveryKit(actor);
    const { url } = await publicUrl();
    return kit && recoveryKitText({ ...kit, url, at: Date.now(), by: `${actor.name} <${actor.email}>` });
  });
  if (!done.ok) return answer(done.problem.detail, done.problem.code === "unauthenticated" ? 401 : 403);
  if (done.value === undefined) return answer("The key of this installation is managed outside Keyrack.", 404);
  return answer(done.value, 200, { "content-disposition": 'attachment; filename="keyrack-recovery-kit.txt"' });
}

function answer(text: string, status: number, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  });
}
