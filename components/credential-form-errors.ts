import type { FieldErrors } from "react-hook-form";
import { inputName } from "./credential-form-state";

/** What react-hook-form knows of this form: the name, and the values by field key. */
export type FormValues = { name: string; v: Record<string, string> };
export type Errors = Readonly<Record<string, string>>;

/** Errors by field key, `name` and the empty key, as the server speaks of them. */
export function readErrors(errors: FieldErrors<FormValues>): Errors {
  const found: Record<string, string> = {};
  if (errors.name?.message) found.name = errors.name.message;
  for (const [key, error] of Object.entries(errors.v ?? {})) {
    const message = typeof error === "object" && error !== null && "message" in error ? error.message : undefined;
    if (typeof message === "string" && message !== "") found[key] = message;
  }
  return found;
}

/** The same back into react-hook-form's shape; errors of unknown fields have no place in it. */
export function writeErrors(errors: Errors, known: readonly string[]): FieldErrors<FormValues> {
  const at = (key: string) => ({ type: "server", message: errors[key] ?? "" });
  const mine = known.filter((key) => errors[key]);
  return {
    ...(errors.name ? { name: at("name") } : {}),
    ...(mine.length > 0 ? { v: Object.fromEntries(mine.map((key) => [key, at(key)])) } : {}),
  };
}

/** Brings the field into view, whatever it is folded into, and puts the cursor there. False when it is not in the form. */
export function focusField(form: HTMLFormElement | null, key: string): boolean {
  const holder = form?.querySelector(`[data-field="${CSS.escape(key === "name" ? "name" : inputName(key))}"]`);
  if (!holder) return false;
  for (let fold = holder.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  const kept = holder.querySelector("details");
  if (kept) kept.open = true;
  const inputs = [...holder.querySelectorAll<HTMLElement>("input[name]:not([type=hidden]), textarea, select")];
  const target = inputs.find((input) => input.matches(":checked")) ?? inputs[0];
  target?.focus();
  return target !== undefined;
}

/** The first wrong field in the order of the form, or what came of the check when none is. */
export function focusFirstOf(form: HTMLFormElement | null, keys: readonly string[], wrong: Errors): void {
  const first = keys.find((key) => wrong[key] !== undefined);
  // What just became wrong is unfolded and drawn before the cursor goes there.
  requestAnimationFrame(() => {
    if (first === undefined || !focusField(form, first)) focusResult();
  });
}

/**
 * The panel of the check. On a phone it stands below the form, so it is brought to the top of the screen: what it says
 * grows downwards from there.
 */
export function focusResult(): void {
  afterDrawing(() => {
    const panel = document.getElementById("check");
    panel?.focus({ preventScroll: true });
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    panel?.scrollIntoView({ block: isBeside() ? "nearest" : "start", behavior: calm ? "instant" : "smooth" });
  });
}

/** What came of the check is drawn in the next frame; the page is long enough to scroll only after it. */
function afterDrawing(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(work));
}

/** Whether check and guide stand beside the form, where both are seen at once. */
export function isBeside(): boolean {
  return window.matchMedia("(width >= 64rem)").matches;
}
