"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useEffect, useRef, useTransition } from "react";
import { Kbd } from "./ui/kbd";
import { Select, type SelectProps } from "./ui/select";
import { Spinner } from "./ui/spinner";

export type ListFormProps = {
  /** Of the form, so that selects elsewhere in the page belong to it. */
  id: string;
  /** The page that answers it. */
  action: string;
  query: string;
  label: string;
  /** Parts of the address that are links, to be kept. */
  keep: Readonly<Record<string, string>>;
};

/** The search of a list. Typing asks after a moment and keeps the old list until the new one is there. */
export function ListForm({ id, action, query, label, keep }: ListFormProps) {
  const [going, go] = useGo();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Somebody followed a link such as "Clear filters": the box says what the list shows.
    if (input.current && document.activeElement !== input.current) input.current.value = query;
  }, [query]);
  const type = ({ target }: ChangeEvent<HTMLInputElement>) => {
    clearTimeout(timer.current);
    const { form } = target;
    timer.current = setTimeout(() => form && go(form), 180);
  };
  return (
    <search className="w-full sm:w-72">
      <form id={id} method="get" action={action} className="group relative">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <span className="pointer-events-none absolute start-2.5 top-1/2 -translate-y-1/2 text-muted">
          {going ? <Spinner label="Searching" /> : <Search className="size-4" />}
        </span>
        <input
          ref={input}
          type="search"
          name="q"
          defaultValue={query}
          onChange={type}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          data-key="/"
          aria-keyshortcuts="/"
          className="control ps-8.5 placeholder-shown:pe-8"
        />
        <span className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 group-focus-within:hidden group-has-[:not(:placeholder-shown)[type=search]]:hidden touch:hidden">
          <Kbd>/</Kbd>
        </span>
      </form>
    </search>
  );
}

/** A choice that belongs to the form with that id and takes effect at once. */
export function ListSelect({ form, ...props }: SelectProps & { form: string }) {
  const [, go] = useGo();
  // A new key for a new value: the browser's own list must follow the address.
  return (
    <Select
      {...props}
      form={form}
      key={String(props.defaultValue)}
      onChange={({ target }) => target.form && go(target.form)}
    />
  );
}

function useGo(): [boolean, (form: HTMLFormElement) => void] {
  const router = useRouter();
  const [going, start] = useTransition();
  const go = (form: HTMLFormElement) => {
    const filled = [...new FormData(form)].filter(([, value]) => value !== "") as [string, string][];
    const query = new URLSearchParams(filled).toString();
    const path = new URL(form.action).pathname;
    start(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }));
  };
  return [going, go];
}
