import { ExternalLink } from "lucide-react";
import type { Values } from "@/connectors/kit/field";
import type { Guide, GuideStep } from "@/connectors/kit/guide";
import { expandUrl, placeholders } from "@/connectors/kit/template";
import { Button } from "./ui/button";
import { classes } from "./ui/classes";
import { CopyBox } from "./ui/copy-box";
import { Link } from "./ui/link";
import { MarkedText } from "./ui/marked-text";
import { TabChoice } from "./ui/tabs";

export type GuideBodyProps = {
  guide: Guide;
  active?: string | undefined;
  values?: Values | undefined;
  labels?: Readonly<Record<string, string>> | undefined;
  docs?: string | undefined;
  onUse?: ((field: string, text: string) => void) | undefined;
};

/** Intro, steps, notes. Steps of a tab show while it is chosen; steps without one always do. */
export function GuideBody({ guide, active, values = {}, labels = {}, docs, onUse }: GuideBodyProps) {
  const tabs = [...new Set(guide.steps.flatMap((step) => (step.tab ? [step.tab] : [])))];
  return (
    <div className="tabset">
      {guide.intro && (
        <p className="mb-3 text-muted">
          <MarkedText text={guide.intro} />
        </p>
      )}
      {tabs.length > 1 && (
        <div className="mb-3">
          <TabChoice label="Your situation" labels={tabs} />
        </div>
      )}
      <ol className="[counter-reset:step]">
        {guide.steps.map((step) => (
          <StepItem
            key={`${step.tab ?? ""}${step.text}`}
            step={step}
            panel={tabs.length > 1 && step.tab ? tabs.indexOf(step.tab) : undefined}
            active={active !== undefined && (step.fills?.includes(active) ?? false)}
            values={values}
            labels={labels}
            onUse={onUse}
          />
        ))}
      </ol>
      {guide.notes && guide.notes.length > 0 && (
        <ul className="mt-4 space-y-2 border-line border-t pt-4 text-muted text-sm">
          {guide.notes.map((note) => (
            <li key={note}>
              <MarkedText text={note} />
            </li>
          ))}
        </ul>
      )}
      {docs && (
        <p className="mt-4 text-sm">
          <VendorLink href={docs}>Documentation of the vendor</VendorLink>
        </p>
      )}
    </div>
  );
}

type StepItemProps = {
  step: GuideStep;
  panel: number | undefined;
  active: boolean;
  values: Values;
  labels: Readonly<Record<string, string>>;
  onUse: GuideBodyProps["onUse"];
};

function StepItem({ step, panel, active, values, labels, onUse }: StepItemProps) {
  const missing = step.url ? placeholders(step.url).filter((name) => !values[name]) : [];
  return (
    <li
      {...(panel === undefined ? {} : { "data-panel": panel })}
      {...(active ? { "aria-current": "step" as const } : {})}
      className={classes(stepLook, active ? activeLook : calmLook)}
    >
      <p className={active ? "text-ink" : "text-muted"}>
        <MarkedText text={step.text} />
      </p>
      {step.copy && (
        <div className="mt-2">
          <CopyBox text={step.copy} label="this value" />
          <UseButton step={step} labels={labels} onUse={onUse} />
        </div>
      )}
      {step.url && missing.length === 0 && (
        <p className="mt-1.5">
          <VendorLink href={expandUrl(step.url, values)}>{`Open ${placeOf(expandUrl(step.url, values))}`}</VendorLink>
        </p>
      )}
      {missing.length > 0 && (
        <p className="mt-1.5 text-faint text-sm">
          A link appears here once you fill in {missing.map((name) => labels[name] ?? name).join(", ")}.
        </p>
      )}
    </li>
  );
}

/** Where a link leads, short enough to read: the host of an address. */
function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, "") : "the page";
}

/** Only where the step speaks of one field, and the text is no pattern with a gap to fill. */
function UseButton({ step, labels, onUse }: Pick<StepItemProps, "step" | "labels" | "onUse">) {
  const [field, ...others] = step.fills ?? [];
  const { copy } = step;
  if (!onUse || !copy || field === undefined || others.length > 0 || copy.includes("…")) return null;
  return (
    <Button size="sm" className="mt-2" onClick={() => onUse(field, copy)}>
      Use it as {labels[field] ?? field}
    </Button>
  );
}

function VendorLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-6 items-center gap-1 rounded-mark font-medium text-accent text-sm underline decoration-accent/30 underline-offset-4 hover:decoration-accent"
    >
      {children}
      <ExternalLink className="size-3.5" />
      <span className="sr-only">(opens in a new tab)</span>
    </Link>
  );
}

const activeLook = "bg-accent-soft/60 before:border-accent before:bg-accent before:text-on-accent";
const calmLook = "before:border-line before:bg-canvas before:text-muted";
const stepLook =
  "relative -mx-2 rounded-control py-2 ps-11 pe-2 transition-colors [counter-increment:step] before:absolute before:start-2 before:top-2 before:flex before:size-5.5 before:items-center before:justify-center before:rounded-full before:border before:font-medium before:text-xs before:tabular-nums before:transition-colors before:content-[counter(step)]";
