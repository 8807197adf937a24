import type { ComponentProps } from "react";

export type FileInputProps = Omit<ComponentProps<"input">, "type" | "className"> & {
  id: string;
  label: string;
  /** One of several ways to give the same: then none of them is optional, and none required. */
  either?: boolean;
};

/** The browser's own choice of a file, in our look. */
export function FileInput({ label, either, ...rest }: FileInputProps) {
  return (
    <div>
      <label htmlFor={rest.id} className="mb-1.5 flex items-baseline gap-2 font-medium">
        {label} {!either && <span className="font-normal text-faint text-sm">optional</span>}
      </label>
      <input
        {...rest}
        type="file"
        className="block w-full min-w-0 rounded-control border border-line bg-panel p-1 text-muted text-sm file:me-3 file:h-7 file:rounded-[4px] file:border-0 file:bg-raised file:px-2.5 file:font-medium file:text-ink touch:file:h-9"
      />
    </div>
  );
}
