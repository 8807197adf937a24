export type ExchangeView = {
  method: string;
  url: string;
  headers: readonly (readonly [string, string])[];
  body?: string;
  status?: number;
  answerHeaders: readonly (readonly [string, string])[];
  answer: string;
  cut: boolean;
};

/** A request and its answer as they went over the wire, secrets taken out. */
export function CustomConnectorExchange({ exchange }: { exchange: ExchangeView }) {
  const { method, url, headers, body, status, answerHeaders, answer, cut } = exchange;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Part title="Request" text={[`${method} ${url}`, ...lines(headers), ...(body ? ["", body] : [])].join("\n")} />
      {status === undefined ? (
        <p className="text-muted text-sm">No answer came back.</p>
      ) : (
        <Part
          title={`Answer ${status}`}
          text={[
            ...lines(answerHeaders),
            "",
            answer === "" ? "(empty)" : answer,
            ...(cut ? ["… (cut here)"] : []),
          ].join("\n")}
        />
      )}
    </div>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <figure>
      <figcaption className="mb-1 font-medium text-sm">{title}</figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="wrap-anywhere max-h-80 overflow-auto whitespace-pre-wrap rounded-control border border-line bg-canvas px-3 py-2 font-mono text-xs"
      >
        {text}
      </pre>
    </figure>
  );
}

function lines(headers: ExchangeView["headers"]): string[] {
  return headers.map(([name, value]) => `${name}: ${value}`);
}
