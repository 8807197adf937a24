"use client";
import type { MouseEvent, ReactElement, ReactNode } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { IconButton } from "./icon-button";

/** What opens a dialog or menu, as plain data, so that it can come from the server. */
export type TriggerLook = {
  label: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shows the icon alone; the label stays as its name. */
  iconOnly?: boolean;
  /** A page that does the same without JavaScript: then the trigger is a link until scripts run. */
  href?: string;
};

/** For the `render` and `nativeButton` props of a trigger. */
export function triggerOf({ label, variant, size, icon, iconOnly, href }: TriggerLook): {
  render: ReactElement;
  nativeButton: boolean;
} {
  const link = href === undefined ? {} : { href, onClick: stay };
  const render = iconOnly ? (
    <IconButton {...link} label={label} size={size === "md" ? "md" : "sm"}>
      {icon}
    </IconButton>
  ) : (
    <Button {...link} {...(variant ? { variant } : {})} {...(size ? { size } : {})} icon={icon}>
      {label}
    </Button>
  );
  return { render, nativeButton: href === undefined };
}

function stay(event: MouseEvent) {
  event.preventDefault();
}
