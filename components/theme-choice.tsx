"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import type { ChangeEvent } from "react";
import { Button } from "./ui/button";
import { segment } from "./ui/tabs";

export type Theme = "system" | "light" | "dark";
export type ThemeChoiceProps = {
  theme: Theme;
  /** Receives `theme` and keeps it, e.g. in a cookie. */
  action: ((form: FormData) => void | Promise<void>) | string;
  /** Shows words beside the icons. */
  words?: boolean;
};

/** Takes effect at once and is kept by the action; without JavaScript there is a button. */
export function ThemeChoice({ theme, action, words }: ThemeChoiceProps) {
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    document.documentElement.dataset.theme = event.target.value;
    event.target.form?.requestSubmit();
  };
  return (
    <form
      action={action}
      {...(typeof action === "string" ? { method: "post" } : {})}
      className="flex items-center gap-2"
    >
      <fieldset className="flex flex-1 gap-0.5 rounded-control bg-raised p-0.5">
        <legend className="sr-only">Theme</legend>
        {themes.map(({ value, label, Icon }) => (
          <label key={value} className={segment} title={label}>
            <input
              type="radio"
              name="theme"
              value={value}
              defaultChecked={value === theme}
              onChange={choose}
              className="sr-only"
            />
            <Icon className="size-4" />
            <span className={words ? "ms-1.5" : "sr-only"}>{label}</span>
          </label>
        ))}
      </fieldset>
      <noscript>
        <Button size="sm" type="submit">
          Use
        </Button>
      </noscript>
    </form>
  );
}

const themes = [
  { value: "system", label: "System", Icon: Monitor },
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
] as const;
