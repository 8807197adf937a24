"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";
import { Link } from "./link";
import { type TriggerLook, triggerOf } from "./trigger";

export type MenuProps = { trigger: TriggerLook; align?: "start" | "center" | "end"; children: ReactNode };

/** Actions behind a button. Give the trigger an `href` to a page with the same actions for those without JavaScript. */
export function Menu({ trigger, align = "end", children }: MenuProps) {
  const look = trigger.icon || !trigger.iconOnly ? trigger : { ...trigger, icon: <Ellipsis className="size-4" /> };
  return (
    <Base.Root>
      <Base.Trigger {...triggerOf(look)} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ItemLook = {
  icon?: ReactNode;
  danger?: boolean /** A key that does the same, e.g. "E". */;
  hint?: string;
  children: ReactNode;
};

export function MenuLink({ href, ...item }: ItemLook & { href: string }) {
  return (
    <Base.LinkItem closeOnClick render={<Link href={href} />} className={look(item)}>
      <Content {...item} />
    </Base.LinkItem>
  );
}

export function MenuAction({
  onSelect,
  disabled = false,
  ...item
}: ItemLook & { onSelect: () => void; disabled?: boolean }) {
  return (
    <Base.Item onClick={onSelect} disabled={disabled} className={look(item)}>
      <Content {...item} />
    </Base.Item>
  );
}

/** Submits the form with that id, which stands elsewhere in the page. */
export function MenuSubmit({ form, ...item }: ItemLook & { form: string }) {
  return (
    <Base.Item nativeButton render={<button type="submit" form={form} />} className={look(item)}>
      <Content {...item} />
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

function Content({ icon, hint, children }: ItemLook) {
  return (
    <>
      {icon && <span className="inline-flex text-current opacity-80">{icon}</span>}
      <span className="flex-1 text-start">{children}</span>
      {hint && <span className="text-faint text-xs">{hint}</span>}
    </>
  );
}

function look({ danger }: ItemLook): string {
  return classes(
    "flex min-h-8 w-full select-none items-center gap-2.5 rounded-mark px-2 outline-none touch:min-h-11 data-disabled:text-faint",
    danger ? "text-bad data-highlighted:bg-bad-soft" : "text-ink data-highlighted:bg-raised",
  );
}

const popup =
  "min-w-44 max-w-72 origin-(--transform-origin) rounded-panel bg-panel p-1 shadow-float outline-none transition-[opacity,scale] duration-120 ease-out data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0";
