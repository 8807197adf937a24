/** What may go wrong with an export. The address carries the word only, so that nothing typed can come back in it. */
export const problemWords = {
  password: "This is not your password.",
  passphrase:
    "Choose another passphrase: at least 12 characters and hard to guess. Five or more unrelated words are fine.",
  recipients: "A recipient begins with age1 and is one long word. Use a passphrase or recipients, not both.",
  rate_limited: "Too many tries. Wait some minutes, then try again.",
  not_found: "There is no credential to export.",
  damaged: "Some credentials cannot be opened, so nothing was exported. Enter their values again.",
  invalid_request: "The form arrived damaged. Send it again.",
  forbidden: "Your role does not allow this. Ask an owner or admin of the workspace.",
  internal: "Something failed here. Nothing was exported; the log says more.",
} as const;

export type ExportProblem = keyof typeof problemWords;
