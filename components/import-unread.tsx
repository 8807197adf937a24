/** What a file held that cannot become a credential, and why. */
export function ImportUnread({ lines }: { lines: readonly { name: string; reason: string }[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="mt-4 rounded-panel border border-line bg-panel">
      <summary className="cursor-pointer px-4 py-3 font-medium">
        {lines.length === 1 ? "1 entry was not understood" : `${lines.length} entries were not understood`}
      </summary>
      <ul className="divide-y divide-line border-line border-t">
        {lines.slice(0, 200).map(({ name, reason }, index) => {
          const key = `${index}`;
          return (
            <li key={key} className="wrap-anywhere px-4 py-2 text-sm">
              <span className="font-medium">{name}</span> <span className="text-muted">{reason}</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
