/** What an ID token says of whoever signed in. */
export const facts = {
  subject: { from: "idToken", at: "/sub", optional: true },
  email: { from: "idToken", at: "/email", optional: true },
} as const;

/** Somebody consented: if the application says who, that is whom the credential belongs to. */
export const personal = {
  url: "{+baseUrl}{+checkPath}",
  expect: "any",
  identity: ["{facts.subject} at {baseUrl}", "{account} at {baseUrl}", "{baseUrl}"],
  label: ["{account}", "{facts.email}", "{facts.subject} at {baseUrl}", "{baseUrl}"],
} as const;

/** A machine has no name but the one that people gave it. */
export const impersonal = {
  url: "{+baseUrl}{+checkPath}",
  expect: "any",
  identity: ["{account} at {baseUrl}", "{baseUrl}"],
  label: ["{account}", "{baseUrl}"],
} as const;
