import { AppTile } from "@/components/app-tile";
import { buttonLook } from "@/components/ui/button";
import { Walkthrough } from "@/components/walkthrough";
import type { AskedFace, Face } from "@/lib/links/open";
import { redoAction } from "./actions";
import { PressForm } from "./press-form";
import { brandOf, privacyOf } from "./say";

type RedoScreenProps = {
  face: Face;
  application: AskedFace;
  token: string;
  /** It was connected by signing in there. */
  leaves: boolean;
};

/** Before a finished step begins again: what goes and what comes. Nothing of what was handed in is shown. */
export function RedoScreen({ face, application, token, leaves }: RedoScreenProps) {
  const { name, tile, account, position, redo } = application;
  const { sender } = face;
  return (
    <Walkthrough
      brand={brandOf(face)}
      lead={<AppTile tile={tile} size={40} />}
      title={redo ? `Connect ${name} once more?` : `${name} stays as it is`}
      description={account || "It is connected."}
      privacy={privacyOf(face)}
    >
      <div className="space-y-5">
        <p>
          {redo
            ? what(name, leaves)
            : `It was confirmed already, or connected in another browser. Ask ${sender.name} if another account is right.`}
        </p>
        {redo && (
          <PressForm action={redoAction} token={token} fields={{ step: `${position + 1}` }} primary>
            Take it back and connect again
          </PressForm>
        )}
        <p className="text-center">
          <a href={`/connect/${token}?step=review`} className={buttonLook("ghost", "md")}>
            {redo ? "Keep it" : "Back"}
          </a>
        </p>
      </div>
    </Walkthrough>
  );
}

function what(name: string, leaves: boolean): string {
  if (!leaves) return "What you entered is deleted here first. Then you enter it anew.";
  return `What you connected is deleted here first, and its access taken back where ${name} lets us. If ${name} signs you in by itself, sign out there before you go on.`;
}
