import { ConfirmCard } from "../../../confirm-card";
import { removeFlowAction } from "../../actions";

type RemoveFlowProps = { id: string; name: string; tokens: number; confirming: boolean };

export function RemoveFlow({ id, name, tokens, confirming }: RemoveFlowProps) {
  const page = `/flows/${id}/edit`;
  const words = `${endOf(tokens)} The credentials stay as they are. This cannot be undone.`;
  return (
    <ConfirmCard
      id={id}
      title="Delete"
      description={words}
      question={`Delete “${name}”?`}
      consequence={words}
      ask="Delete…"
      act="Delete the flow"
      page={page}
      asking={`${page}?confirm=delete`}
      confirming={confirming}
      action={removeFlowAction}
    />
  );
}

function endOf(tokens: number): string {
  if (tokens === 0) return "It has no active token.";
  return tokens === 1 ? "Its token is revoked at once." : `Its ${tokens} tokens are revoked at once.`;
}
