import { ShownOnce, type ShownOnceProps } from "./shown-once";
import { CopyBox } from "./ui/copy-box";

export type TokenOnceProps = {
  name: string;
  text: string;
  /** Runs as it stands, with the token in it. */
  snippet: string;
  /** What more there is to say, such as how long an old token still works. */
  note?: string | undefined;
  back: ShownOnceProps["back"];
};

export function TokenOnce({ name, text, snippet, note, back }: TokenOnceProps) {
  const lead = "This is the only time that it is shown. Keyrack keeps a fingerprint of it and cannot show it again.";
  return (
    <ShownOnce title={`Copy the token of “${name}” now`} lead={note ? `${lead} ${note}` : lead} back={back}>
      <CopyBox text={text} label="token" />
      <div>
        <h3 className="mb-1.5 font-medium">Try it</h3>
        <CopyBox text={snippet} label="command" block />
      </div>
    </ShownOnce>
  );
}
