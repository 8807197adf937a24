"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { ArrowRight, Search, Zap } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { AppTile } from "./app-tile";
import { actionsIn, fits, type PaletteEntry, type PaletteGroup, type Typed } from "./palette-entries";
import { classes } from "./ui/classes";
import { backdropLook } from "./ui/dialog";
import { Kbd } from "./ui/kbd";
import { Spinner } from "./ui/spinner";
import { usePaletteAnswer } from "./use-palette-answer";

export type PaletteProps = {
  onClose: () => void;
  /** What was typed until now, asked when the palette is there. */
  typedBefore: () => Typed;
};

/** Search for everything, and do something with it: a combobox whose list is asked from the server while one types. */
export default function Palette({ onClose, typedBefore }: PaletteProps) {
  const router = useRouter();
  const id = useId();
  const [actions] = useState(() => actionsIn(document));
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const { groups: found, settled, trouble } = usePaletteAnswer(query);
  const waiting = useRef(false);
  const list = useRef<HTMLDivElement>(null);

  const here = actions.map((group) => ({ ...group, entries: group.entries.filter(({ text }) => fits(text, query)) }));
  const groups: PaletteGroup[] = [...here, ...found].filter(({ entries }) => entries.length > 0);
  const entries = groups.flatMap((group) => group.entries);
  const active = entries[Math.min(at, entries.length - 1)];

  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    if ("href" in entry) router.push(entry.href);
    // The page has its focus back by then.
    else setTimeout(entry.press, 60);
  };
  const takeOver = useEffectEvent(() => {
    const { text, enter } = typedBefore();
    setQuery(text);
    waiting.current = enter;
  });
  // As the input takes the focus: what was typed until then stands in it, and the next letter goes there by itself.
  useLayoutEffect(() => takeOver(), []);
  useEffect(() => {
    // Enter came before the answer: it is meant for the first of it.
    if (!waiting.current || !settled) return;
    waiting.current = false;
    choose(active);
  });
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });

  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt((before) => (Math.min(before, entries.length - 1) + step + entries.length) % entries.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (settled) choose(active);
      else waiting.current = true;
    }
  };
  const optionId = (entry: PaletteEntry | undefined) => (entry ? `${id}-${entries.indexOf(entry)}` : undefined);
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={backdropLook} />
        <Base.Popup className={popupLook} aria-label="Search, or do something">
          <div className="flex items-center gap-2.5 border-line border-b px-4">
            <span className="inline-flex size-4 shrink-0 text-muted">
              {settled ? <Search className="size-4" /> : <Spinner />}
            </span>
            <input
              role="combobox"
              aria-expanded={entries.length > 0}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={optionId(active)}
              aria-label="Search, or do something"
              placeholder="Search credentials and applications, or do something"
              ref={focusOnce}
              value={query}
              onChange={({ target }) => {
                setQuery(target.value);
                setAt(0);
              }}
              onKeyDown={press}
              maxLength={200}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="go"
              className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
            />
            <Base.Close className="rounded-mark touch:size-11">
              <span className="sr-only">Close</span>
              <Kbd>Esc</Kbd>
            </Base.Close>
          </div>
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            aria-label="Results"
            tabIndex={-1}
            className="max-h-[min(26rem,70dvh)] scroll-py-2 overflow-y-auto p-2 outline-none"
          >
            {groups.map((group, index) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset groups inputs; these are options of a list box
              <div key={group.title} role="group" aria-labelledby={`${id}-group-${index}`} className="not-first:mt-2">
                <p id={`${id}-group-${index}`} className="truncate px-2 py-1 font-medium text-faint text-xs">
                  {group.title}
                </p>
                {group.entries.map((entry) => (
                  <Option
                    key={entry.id}
                    id={optionId(entry)}
                    entry={entry}
                    active={entry === active}
                    onPoint={() => setAt(entries.indexOf(entry))}
                    onChoose={() => choose(entry)}
                  />
                ))}
              </div>
            ))}
          </div>
          {entries.length === 0 && settled && (
            <p className="px-4 pb-5 text-center text-muted">{trouble ?? `Nothing matches “${query}”.`}</p>
          )}
          <p role="status" className="sr-only">
            {settled && (entries.length === 1 ? "1 result" : `${entries.length} results`)}
          </p>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** At once, so that no letter goes elsewhere. */
function focusOnce(input: HTMLInputElement | null) {
  input?.focus();
}

type OptionProps = {
  id: string | undefined;
  entry: PaletteEntry;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option({ id, entry, active, onPoint, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the focus and the keys are the input's
    <div
      id={id}
      role="option"
      aria-selected={active}
      onPointerMove={active ? undefined : onPoint}
      onClick={onChoose}
      className={classes(
        "flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-2 py-1 touch:min-h-11",
        active && "bg-raised",
      )}
    >
      <span className="inline-flex size-5 shrink-0 items-center justify-center text-muted">
        {entry.tile ? (
          <AppTile tile={entry.tile} size={20} />
        ) : "href" in entry ? (
          <ArrowRight className="size-4" />
        ) : (
          <Zap className="size-4" />
        )}
      </span>
      <span className="max-w-3/4 shrink-0 truncate">{entry.text}</span>
      {entry.note && <span className="ms-auto min-w-0 truncate text-muted text-sm">{entry.note}</span>}
    </div>
  );
}

const popupLook =
  "fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-panel bg-panel shadow-float outline-none transition-[opacity,scale] duration-120 ease-out data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 max-sm:top-3";
