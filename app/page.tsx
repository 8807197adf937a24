import { redirect } from "next/navigation";
import { currentActor } from "@/lib/session/session";
import { isSetUp } from "@/lib/setup";

export default async function Start() {
  if (await currentActor()) redirect("/credentials");
  redirect((await isSetUp()) ? "/sign-in" : "/setup");
}
