import { type GuideStep, secret, text } from "../kit";

/** Atlassian's cloud products take the address of an account and one of its API tokens. */

export const site = text({
  label: "Site",
  help: "The name in front of .atlassian.net. Paste the whole address if you like.",
  example: "acme",
  prefix: "https://",
  suffix: ".atlassian.net",
  pattern: "^[a-z0-9][a-z0-9-]*$",
  message: "Use small letters, digits and dashes only, as in acme.atlassian.net.",
  maxLength: 100,
  paste: [
    { kind: "strip", pattern: "^https?://" },
    { kind: "strip", pattern: "[/?#].*$" },
    { kind: "strip", pattern: "\\.atlassian\\.net$" },
  ],
});

export const email = text({
  label: "E-mail address",
  help: "Of the Atlassian account that made the token.",
  example: "jane@acme.example",
  pattern: "^[^\\s:@]+@[^\\s:@]+$",
  message: "Enter an e-mail address, as in jane@acme.example.",
});

export const apiToken = secret({
  label: "API token",
  help: "Not the password. It ends after a year at most.",
  example: "ATATT3xFfGF0123456789abcdefghijklmnopqrstuvwxyz",
});

export const emailStep: GuideStep = {
  text: "Enter the address of the account that made the token as **E-mail address**.",
  fills: ["email"],
};
