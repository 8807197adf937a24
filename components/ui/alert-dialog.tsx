"use client";
import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button";
import { classes } from "./classes";
import { backdropLook, footerLook, popupLook, viewportLook } from "./dialog";
import { type TriggerLook, triggerOf } from "./trigger";

export type AlertDialogProps = {
  title: ReactNode;
  /** What will happen, to what, and whether it can be undone. */
  description: ReactNode;
  trigger?: TriggerLook;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The word on the button that leaves everything as it is. */
  cancel?: string;
  /** The form or button that does it. */
  action: ReactNode;
  children?: ReactNode;
};

/** Asks before something that hurts: a click beside it does not close it. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, description, trigger, open, onOpenChange, cancel = "Cancel", action, children } = props;
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}
    >
      {trigger && <Base.Trigger {...triggerOf(trigger)} />}
      <Base.Portal>
        <Base.Backdrop className={backdropLook} />
        <Base.Viewport className={viewportLook}>
          <Base.Popup className={classes(popupLook, "max-w-md")}>
            <div className="px-5 pt-4">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              <Base.Description className="mt-1 text-muted">{description}</Base.Description>
              {children && <div className="mt-4">{children}</div>}
            </div>
            <div className={footerLook}>
              <Base.Close render={<Button>{cancel}</Button>} />
              {action}
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
