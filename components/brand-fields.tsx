import { LogoInput } from "./logo-input";
import { Checkbox } from "./ui/checkbox";

export type BrandFieldsProps = {
  /** Names of the closed list; the page brings the rules for `data-brand`. */
  colours: readonly string[];
  colour: string;
  /** Address of the one that is there. */
  logo?: string | undefined;
  error?: string | undefined;
};

/** Colour and logo of a workspace, as people outside see them. Sends `colour`, `logo` and `removeLogo`. */
export function BrandFields({ colours, colour, logo, error }: BrandFieldsProps) {
  return (
    <div className="space-y-5">
      <fieldset>
        <legend className="mb-2 font-medium">Colour</legend>
        <div className="flex flex-wrap gap-2">
          {colours.map((each) => (
            <label key={each} data-brand={each} className={choiceLook}>
              <input type="radio" name="colour" value={each} defaultChecked={each === colour} className="sr-only" />
              <span className="size-3.5 rounded-full bg-accent" aria-hidden />
              {each}
            </label>
          ))}
        </div>
      </fieldset>
      {logo && (
        <div className="flex flex-wrap items-center gap-4">
          {/* biome-ignore lint/performance/noImgElement: a small picture that is in the page already */}
          <img src={logo} alt="The logo" className="h-10 max-w-44 rounded-control bg-[white] object-contain p-1" />
          <Checkbox name="removeLogo" value="1" label="Remove the logo" />
        </div>
      )}
      <LogoInput label={logo ? "Another logo" : "Logo"} error={error} />
    </div>
  );
}

const choiceLook =
  "inline-flex h-9 items-center gap-2 rounded-control border border-line px-3 capitalize has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus touch:h-11";
