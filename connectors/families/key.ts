import { type Field, type GuideStep, type PasteRule, secret, text } from "../kit";

/**
 * What applications that let in whoever holds one key have in common. Many of them never say whose key it is: then a
 * person says so in `account`, and the check shows that name instead of inventing one.
 */

/** People copy the whole header from an example. */
export const bearerPaste: readonly PasteRule[] = [{ kind: "strip", pattern: "^(Authorization:\\s*)?Bearer\\s+" }];

type KeyOptions = Partial<Pick<Field, "label" | "help" | "example" | "pattern" | "message" | "paste">>;

export const apiKey = (options: KeyOptions = {}) =>
  secret({
    label: "API key",
    help: "Without the word Bearer: it is added where it is needed.",
    paste: bearerPaste,
    ...options,
  });

export const account = text({
  label: "Account",
  group: "settings",
  help: "Whose key this is, in your own words, shown as “connected as”. The application does not say, and it is not sent.",
  example: "marketing team",
  optional: true,
  maxLength: 120,
});

export const accountStep: GuideStep = {
  text: "Its answers do not say whose key this is: write that under **Account**, so that two keys can be told apart.",
  fills: ["account"],
};
