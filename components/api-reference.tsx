import { ReferenceFields } from "./api-reference-fields";
import { Badge } from "./ui/badge";
import { CopyBox } from "./ui/copy-box";

export type ReferenceField = { name: string; type: string; required: boolean; description: string; place?: string };
export type ReferenceCall = {
  /** Its name, which is its anchor. */
  id: string;
  method: string;
  /** `/credentials/{id}` */
  path: string;
  summary: string;
  /** Which scope it needs, as a sentence. */
  needs: string;
  parameters: readonly ReferenceField[];
  body: readonly ReferenceField[];
  answers: readonly { status: string; description: string; fields: readonly ReferenceField[] }[];
  curl: string;
};
export type ReferenceGroup = { id: string; title: string; calls: readonly ReferenceCall[] };
export type ReferenceError = { code: string; status: number; title: string };

export type ApiReferenceProps = { groups: readonly ReferenceGroup[]; errors: readonly ReferenceError[] };

/** Every call of the API on one page, with a table of contents. Nothing of it needs a script. */
export function ApiReference({ groups, errors }: ApiReferenceProps) {
  return (
    <div className="gap-10 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <Contents groups={groups} />
      <div className="min-w-0 space-y-12">
        {groups.map(({ id, title, calls }) => (
          <section key={id} aria-labelledby={`group-${id}`} className="space-y-6">
            <h2 id={`group-${id}`} className="scroll-mt-6 font-semibold text-xl">
              {title}
            </h2>
            {calls.map((call) => (
              <Call key={call.id} call={call} />
            ))}
          </section>
        ))}
        <Errors errors={errors} />
      </div>
    </div>
  );
}

function Contents({ groups }: Pick<ApiReferenceProps, "groups">) {
  return (
    <nav
      aria-label="Calls"
      className="mb-8 text-sm lg:sticky lg:top-6 lg:mb-0 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto"
    >
      <ul className="space-y-4">
        {groups.map(({ id, title, calls }) => (
          <li key={id}>
            <a href={`#group-${id}`} className="inline-block py-1 font-medium hover:underline">
              {title}
            </a>
            <ul>
              {calls.map((call) => (
                <li key={call.id}>
                  <a href={`#${call.id}`} className="block py-1 text-muted hover:text-ink hover:underline">
                    {call.id}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#errors" className="inline-block py-1 font-medium hover:underline">
            Errors
          </a>
        </li>
      </ul>
    </nav>
  );
}

function Call({ call }: { call: ReferenceCall }) {
  return (
    <article aria-labelledby={call.id} className="rounded-panel border border-line bg-panel">
      <header className="border-line border-b px-5 py-4">
        <h3 id={call.id} className="scroll-mt-6 font-semibold text-lg">
          <a href={`#${call.id}`} className="hover:underline">
            {call.summary}
          </a>
        </h3>
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <Badge>{call.method}</Badge>
          <code className="min-w-0 break-all font-mono text-sm">/api/v1{call.path}</code>
        </p>
        <p className="mt-2 text-muted">{call.needs}</p>
      </header>
      <div className="space-y-5 px-5 py-4">
        <CopyBox block text={call.curl} label={`an example of ${call.id}`} />
        <ReferenceFields title="Parameters" fields={call.parameters} />
        <ReferenceFields title="Body" fields={call.body} />
        {call.answers.map(({ status, description, fields }) => (
          <ReferenceFields key={status} title={`Answer ${status}`} lead={description} fields={fields} always />
        ))}
      </div>
    </article>
  );
}

function Errors({ errors }: Pick<ApiReferenceProps, "errors">) {
  return (
    <section aria-labelledby="errors">
      <h2 id="errors" className="scroll-mt-6 font-semibold text-xl">
        Errors
      </h2>
      <p className="mt-1 text-muted">
        Problem documents (RFC 9457) with a code of this list, a sentence, a pointer at each wrong member, and the id of
        the request.
      </p>
      <dl className="mt-4 divide-y divide-line rounded-panel border border-line bg-panel">
        {errors.map(({ code, status, title }) => (
          <div key={code} className="flex flex-wrap gap-x-4 gap-y-1 px-5 py-3">
            <dt className="basis-60 font-mono text-sm">
              {status} {code}
            </dt>
            <dd className="text-muted">{title}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
