"use client";
import { RedirectBox, type RedirectBoxProps } from "./redirect-box";
import { RadioCards } from "./ui/radio-cards";

/** What a form needs to know before somebody signs in at the application. */
export type Connecting = {
  /** Whether somebody signs in at the application; a machine's client is checked and saved like other values. */
  leaves: boolean;
  /** Connected already, so that what changes is tried with the access there is before anybody has to sign in anew. */
  connected?: boolean;
  /** Absent where no browser comes back. */
  redirect?: RedirectBoxProps;
  /** OAuth clients that the workspace registered for this way in. */
  clients: readonly { id: string; name: string; note?: string }[];
  /** The one that is used unless another is chosen; empty: the one of the fields below. */
  chosen: string;
};

/** Whose OAuth client it is: one of the workspace, or one that is entered below. And where the browser comes back to. */
export function OAuthClientChoice({
  connecting: { redirect, clients, chosen },
  onChoose,
}: {
  connecting: Connecting;
  onChoose: (id: string) => void;
}) {
  return (
    <>
      {clients.length > 0 && (
        <RadioCards
          legend="OAuth client"
          name="oauthClient"
          defaultValue={chosen}
          options={[
            ...clients.map(({ id, name, note }) => ({
              value: id,
              label: name,
              help: note ?? "The workspace's client: nothing to register, nothing to enter.",
            })),
            { value: "", label: "Another client", help: "Enter its client ID and secret below." },
          ]}
          input={{ onChange: (event) => onChoose(event.currentTarget.value) }}
        />
      )}
      {redirect && <RedirectBox {...redirect} />}
    </>
  );
}
