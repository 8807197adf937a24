import { attempt } from "@/app/act";
import type { DeviceAnswer } from "@/components/device-panel";
import { pollDevice } from "@/lib/oauth/device";
import { actingMember } from "@/lib/session/session";
import { pageAfter } from "../page-after";

/** One question whether somebody has agreed on the other screen. Asked again and again by the page with the code. */
export async function POST(request: Request): Promise<Response> {
  const handle = (await request.text()).slice(0, 200);
  const asked = await attempt(async () => {
    const actor = await actingMember();
    const polled = await pollDevice(actor, new URLSearchParams(handle).get("attempt") ?? "");
    if (polled.state === "waiting") return polled;
    const { connected } = polled;
    return { state: polled.state, href: await pageAfter(actor, connected, `/credentials/${connected.credential}`) };
  });
  const answer: DeviceAnswer = !asked.ok
    ? { state: "over", detail: asked.problem.detail }
    : asked.value.state === "waiting"
      ? { state: "waiting", intervalMs: asked.value.intervalMs }
      : { state: "done", href: asked.value.href };
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}
