"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { classes } from "./classes";
import { IconButton } from "./icon-button";
import { type TriggerLook, triggerOf } from "./trigger";

export type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  trigger?: TriggerLook;
  /** Controlled by the caller when both are given. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  defaultOpen?: boolean;
  wide?: boolean;
  /** Buttons; `DialogClose` closes. */
  footer?: ReactNode;
  children?: ReactNode;
};

export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  defaultOpen,
  wide,
  footer,
  children,
}: DialogProps) {
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(defaultOpen === undefined ? {} : { defaultOpen })}
      {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}
    >
      {trigger && <Base.Trigger {...triggerOf(trigger)} />}
      <Base.Portal>
        <Base.Backdrop className={backdropLook} />
        <Base.Viewport className={viewportLook}>
          <Base.Popup className={classes(popupLook, wide ? "max-w-2xl" : "max-w-md")}>
            <div className="flex items-start gap-3 px-5 pt-4">
              <div className="min-w-0 flex-1">
                <Base.Title className="font-semibold text-lg">{title}</Base.Title>
                {description && <Base.Description className="mt-1 text-muted">{description}</Base.Description>}
              </div>
              <Base.Close
                render={
                  <IconButton label="Close" className="-me-2 -mt-1">
                    <X className="size-4" />
                  </IconButton>
                }
              />
            </div>
            {children && <div className="px-5 pt-4">{children}</div>}
            {footer ? <div className={footerLook}>{footer}</div> : <div className="h-5" />}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** A button that closes the dialog it stands in. */
export function DialogClose({
  children = "Cancel",
  variant = "secondary",
}: {
  children?: ReactNode;
  variant?: NonNullable<ButtonProps["variant"]>;
}) {
  return <Base.Close render={<Button variant={variant}>{children}</Button>} />;
}

export const backdropLook =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";
export const viewportLook = "fixed inset-0 z-50 grid items-end overflow-y-auto sm:items-center sm:p-6";
export const popupLook =
  "mx-auto w-full rounded-t-panel bg-panel shadow-float outline-none transition-[opacity,translate,scale] duration-180 ease-out data-ending-style:scale-98 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:opacity-0 data-ending-style:duration-120 sm:rounded-panel";
export const footerLook =
  "mt-5 flex flex-wrap justify-end gap-2 rounded-b-panel border-line border-t bg-canvas px-5 py-3 max-sm:pb-6";
