"use client";
import { createContext, type ReactNode, useActionState, useContext, useRef, useState } from "react";
import type { CredentialSummary } from "@/connectors/kit/summary";
import { DeleteDialog } from "./delete-dialog";
import { type Posted, type Recheck, useRecheck } from "./use-recheck";

/** What a deed answers: done, or one sentence that says why not and what to do, with the name that was typed. */
export type DeedState = { error?: string; done?: boolean; name?: string };
/** A server action on one credential, named by `id` in the form. */
export type Deed = (state: DeedState, form: FormData) => Promise<DeedState>;
export type CredentialDeeds = { recheck: Deed; rename: Deed; pause: Deed; resume: Deed; remove: Deed; replace: Deed };

export type CredentialScopeProps = {
  credential: Pick<CredentialSummary, "id" | "name" | "state" | "connectorName">;
  deeds: CredentialDeeds;
  /** What this person may do; recheck is open to everybody who sees it. */
  may: { edit: boolean; remove: boolean };
  /** Address of the page around it, to come back to without scripts. */
  here: string;
  /** Begins with the name as an input. */
  renaming?: boolean;
  children: ReactNode;
};

export type CredentialAround = Omit<CredentialScopeProps, "children" | "renaming"> & {
  recheck: Recheck;
  renaming: boolean;
  setRenaming: (on: boolean) => void;
  deleting: boolean;
  setDeleting: (on: boolean) => void;
  /** Why the last deed was refused: it stands where the status is. */
  trouble: string | undefined;
  setTrouble: (sentence: string | undefined) => void;
};

const Around = createContext<CredentialAround | undefined>(undefined);

/** What the parts of one page share: the running check, the name being edited, the question before deleting. */
export function CredentialScope(props: CredentialScopeProps) {
  const [{ error }, action] = useActionState(props.deeds.recheck, {});
  return <Scope {...props} posted={{ error, action }} />;
}

/** The same for one of many rows; without scripts they share the form with that id. */
export function CredentialRowScope({ recheckForm, ...props }: CredentialScopeProps & { recheckForm: string }) {
  return <Scope {...props} posted={{ form: recheckForm }} />;
}

function Scope({ children, posted, renaming: first = false, ...props }: CredentialScopeProps & { posted: Posted }) {
  const { id, name } = props.credential;
  const recheck = useRecheck(id, name, posted);
  const [renaming, setRenaming] = useState(first);
  const [deleting, setDeleting] = useState(false);
  const asked = useRef(false);
  asked.current ||= deleting;
  const [trouble, setTrouble] = useState<string>();
  return (
    <Around value={{ ...props, recheck, renaming, setRenaming, deleting, setDeleting, trouble, setTrouble }}>
      {children}
      <p role="status" className="sr-only">
        {recheck.said}
      </p>
      {props.may.remove && (asked.current ? <DeleteDialog /> : <DeleteKey ask={() => setDeleting(true)} />)}
    </Around>
  );
}

/** Stands in for the dialog until somebody asks for it. */
function DeleteKey({ ask }: { ask: () => void }) {
  return (
    <button type="button" hidden data-key="Delete" onClick={ask}>
      Delete
    </button>
  );
}

/** The credential around; throws outside of a scope. */
export function useCredential(): CredentialAround {
  const around = useContext(Around);
  if (!around) throw new Error("This part belongs inside a CredentialScope.");
  return around;
}
