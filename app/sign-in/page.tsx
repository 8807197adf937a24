import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressNotice } from "@/components/address-notice";
import { EntryPage } from "@/components/entry-page";
import { Banner } from "@/components/ui/banner";
import { buttonLook } from "@/components/ui/button";
import { installation, publicUrl } from "@/lib/installation";
import { currentActor, visitor } from "@/lib/session/session";
import { isSetUp } from "@/lib/setup";
import { localPath } from "./local-path";
import { PasskeyButton } from "./passkey-button";
import { SignInForm } from "./sign-in-form";
import { ssoStart } from "./sso-start";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<{ next?: string | string[]; problem?: string | string[] }>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  if (!(await isSetUp())) redirect("/setup");
  const { next, problem } = await searchParams;
  const path = localPath(typeof next === "string" ? next : undefined);
  if (await currentActor()) redirect(path);
  const [{ url, source }, { origin }, { env }] = await Promise.all([publicUrl(), visitor(), installation()]);
  return (
    <EntryPage title="Sign in" footer="Lost your password? Ask an owner or admin, or whoever runs this Keyrack.">
      {source === "configured" && url !== origin && <AddressNotice configured={url} came={origin} path="/sign-in" />}
      <div className="space-y-4">
        {typeof problem === "string" && <Banner tone="bad">{problems[problem] ?? problems.forbidden}</Banner>}
        <SignInForm next={path} />
        <p className={`${dividerLook} ${env.sso ? "" : "noscript:hidden"}`}>or</p>
        {env.sso && (
          // A plain link: a form may not lead to another site, and nothing may fetch it ahead.
          <a href={ssoStart(path)} className={buttonLook("secondary", "md").concat(" w-full")}>
            Continue with {env.sso.label}
          </a>
        )}
        <PasskeyButton next={path} />
      </div>
    </EntryPage>
  );
}

const dividerLook =
  "flex items-center gap-3 text-faint text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line";

/** What the way by the identity provider ended with. Only the code travels in the address, so nobody can put words here. */
const problems: Readonly<Record<string, string>> = {
  forbidden:
    "Single sign-on did not let you in: nobody invited this account here, its e-mail address is not verified, or it was refused there.",
  expired: "That sign-in took longer than 10 minutes, or began in another browser. Begin again.",
  application_unreachable: "The identity provider does not answer. Try again in a moment.",
};
