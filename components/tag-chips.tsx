import { Badge } from "./ui/badge";

/** Environment and tags beside a name: as many as fit a line, the others counted. */
export function TagChips({
  environment,
  tags = [],
}: {
  environment?: string | undefined;
  tags?: readonly string[] | undefined;
}) {
  const more = tags.slice(most);
  return (
    <>
      {environment && <Badge>{environment}</Badge>}
      {tags.slice(0, most).map((tag) => (
        <span key={tag} className="tag-chip">
          {tag}
        </span>
      ))}
      {more.length > 0 && (
        <span className="tag-chip" title={more.join(", ")}>
          +{more.length}
          <span className="sr-only"> more tags: {more.join(", ")}</span>
        </span>
      )}
    </>
  );
}

const most = 2;
