import { ConfirmCard } from "../../../confirm-card";
import { revokeTokenAction } from "../actions";

export function RevokeForm({ id, name, confirming }: { id: string; name: string; confirming: boolean }) {
  const page = `/settings/tokens/${id}`;
  return (
    <ConfirmCard
      id={id}
      title="Revoke"
      description="Ends it at once, everywhere."
      question={`Revoke “${name}”?`}
      consequence="Whatever shows it is refused from now on. This cannot be undone; a new token can be made."
      ask="Revoke…"
      act="Revoke"
      page={page}
      asking={`${page}?confirm=revoke`}
      confirming={confirming}
      action={revokeTokenAction}
    />
  );
}
