import { type Field, type GuideStep, secret, text } from "../kit";

/** The application that a team registers at a vendor, so that people can let it in. */

type ClientOptions = Partial<Pick<Field, "help" | "example" | "pattern" | "message" | "optional">>;

export const clientId = (options: ClientOptions = {}) =>
  text({ label: "Client ID", help: "Of the application that you registered there. It is not secret.", ...options });

export const clientSecret = (options: ClientOptions = {}) =>
  secret({ label: "Client secret", help: "Of the same application.", ...options });

export const scopesField = (options: ClientOptions & { default: string }) =>
  text({
    label: "Scopes",
    group: "settings",
    help: "What people are asked to allow, separated by blanks.",
    example: options.default,
    pattern: "^\\S+(\\s+\\S+)*$",
    message: "Separate scopes by blanks.",
    maxLength: 4000,
    ...options,
  });

export const redirectStep: GuideStep = {
  text: "Register the redirect address that is shown with this form, letter by letter.",
};
