"use client";
import { X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { Field, wired } from "./ui/field";
import { useHydrated } from "./ui/hydrated";
import { Input } from "./ui/input";

export type TagInputProps = {
  id: string;
  /** Each tag is sent under it; so is what was typed and not yet made a tag. */
  name?: string;
  label?: string;
  suggestions: readonly string[];
  defaultValue: readonly string[];
  error?: string | undefined;
  help?: string;
};

/** Words as chips: a comma, a space or Enter ends one, Backspace takes the last away. Without scripts it is a line of text. */
export function TagInput(props: TagInputProps) {
  const { id, name = "tags", label = "Tags", suggestions, defaultValue, error } = props;
  const { help = "Words with small letters, such as eu or team:shop." } = props;
  const live = useHydrated();
  const [tags, setTags] = useState(defaultValue);
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const around = { id, label, help, ...(error ? { error } : {}) };
  const known = (
    <datalist id={`${id}-known`}>
      {suggestions
        .filter((each) => !tags.includes(each))
        .map((each) => (
          <option key={each} value={each} />
        ))}
    </datalist>
  );
  const typing = { list: `${id}-known`, autoCapitalize: "none", autoComplete: "off", spellCheck: false } as const;
  if (!live) {
    return (
      <Field {...around} optional>
        <Input {...wired(around)} {...typing} name={name} defaultValue={defaultValue.join(" ")} />
        {known}
      </Field>
    );
  }
  const add = (given: string) => {
    const words = given
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean);
    if (words.length > 0) setTags((before) => [...new Set([...before, ...words])]);
    setText("");
    if (words.length > 0) setSaid(`${words.join(", ")} added.`);
  };
  const remove = (tag: string) => {
    setTags((before) => before.filter((each) => each !== tag));
    setSaid(`${tag} taken away.`);
    input.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const last = tags.at(-1);
    if (event.key === "Enter" && text.trim() !== "" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "" && last !== undefined) remove(last);
  };
  return (
    <Field {...around} optional>
      <div className="control flex flex-wrap items-center gap-1.5 py-1">
        {tags.map((tag) => (
          <span key={tag} className="inline-flex h-6 max-w-full items-center rounded-mark bg-raised ps-1.5 text-sm">
            <span className="truncate">{tag}</span>
            <button type="button" aria-label={`Take ${tag} away`} onClick={() => remove(tag)} className={removeLook}>
              <X className="size-3" />
            </button>
            <input type="hidden" name={name} value={tag} />
          </span>
        ))}
        <input
          {...wired(around)}
          {...typing}
          ref={input}
          name={name}
          value={text}
          onChange={({ target: { value } }) => {
            // A comma or space ends a word; what is chosen from the list is whole.
            if (/[\s,]/.test(value) || (suggestions.includes(value) && value.length - text.length > 1)) add(value);
            else setText(value);
          }}
          onKeyDown={press}
          onBlur={() => add(text)}
          className="min-w-24 flex-1 bg-transparent outline-none"
        />
      </div>
      {known}
      <span role="status" className="sr-only">
        {said}
      </span>
    </Field>
  );
}

const removeLook =
  "inline-flex size-6 items-center justify-center rounded-mark text-muted hover:text-ink focus-visible:-outline-offset-2";
