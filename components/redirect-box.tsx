import { CopyBox } from "./ui/copy-box";
import { MarkedText } from "./ui/marked-text";

export type RedirectBoxProps = {
  address: string;
  /** What is wrong with the public address that it begins with, with `code` marks; none when all is well. */
  notes: readonly string[];
};

/** The address to register at the application, to be copied exactly as it stands. */
export function RedirectBox({ address, notes }: RedirectBoxProps) {
  return (
    <div>
      <p className="mb-1.5 font-medium">Redirect URI</p>
      <CopyBox text={address} label="the redirect URI" />
      <p className="mt-1.5 text-muted text-sm">
        Register it at the application exactly like this, with no / at the end.
      </p>
      {notes.map((note) => (
        <p key={note} className="mt-1.5 rounded-control bg-warn-soft px-3 py-2 text-sm">
          <MarkedText text={note} />
        </p>
      ))}
    </div>
  );
}
