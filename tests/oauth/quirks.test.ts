import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/**
 * What applications do otherwise than the standard, and the test that keeps it working. A line whose test is renamed or
 * removed fails here, so no quirk loses its test unnoticed.
 */
const quirks: readonly [quirk: string, file: string, test: string][] = [
  ["scopes joined by a comma", "dialects", "scopes joined by a comma"],
  ["scopes under another name", "dialects", "scopes under another name"],
  ["optional scopes beside the wanted ones", "words", "extra parameters travel"],
  ["parameters that ask for lasting access", "words", "extra parameters travel"],
  ["a callback signed by the application", "words", "with the client's secret is taken"],
  ["a shop, realm or region in the callback", "facts", "what callback and answer say is kept, and makes addresses"],
  ["a fact that would lead elsewhere", "callback", "a fact in it would lead to another host"],
  ["a token host that the callback names", "facts", "what callback and answer say is kept, and makes addresses"],
  ["an API host in the token answer", "facts", "what callback and answer say is kept, and makes addresses"],
  ["organisations to choose from afterwards", "facts", "of several organisations a person chooses one"],
  ["client secret in the body", "dialects", "client secret in the body"],
  ["client secret in both places, JSON body", "dialects", "client secret in both, JSON body"],
  ["Basic that is not decoded", "words", "Basic is sent as it is"],
  ["a public client", "dialects", "a public client without secret"],
  ["a signed client", "provider", "a machine proves itself with a private key"],
  ["a certificate's thumbprint in a signed client", "client-proof", "names the certificate by both thumbprints"],
  ["the client ID under another name", "client-proof", "has another name for its ID"],
  ["a consent page behind a #", "client-proof", "reads its parameters behind a #"],
  ["headers that a token request must have", "words", "a token request carries the headers"],
  ["no PKCE", "dialects", "no PKCE"],
  ["the code under another name", "dialects", "a code under another name"],
  ["a registered name as redirect_uri", "dialects", "a registered name as redirect_uri"],
  ["no redirect_uri at the exchange", "dialects", "no redirect_uri at the exchange"],
  ["a refresh address of its own", "dialects", "a refresh address of its own"],
  ["a machine's grant under another name", "words", "a machine's grant under another name"],
  ["a service account's signed request", "facts", "a service account signs for itself"],
  ["a machine's token from a cache", "words", "a machine's token that comes again from a cache"],
  ["an answer as a form", "dialects", "an answer as a form"],
  ["tokens under a member", "dialects", "tokens under a member"],
  ["a token type of its own, or none", "dialects", "a token type of its own"],
  ["a word before the token that is not Bearer", "dialects", "a word before the token that is not Bearer"],
  ["no expires_in", "dialects", "a default life makes an endless token end, and renew"],
  ["a life as text, fraction, negative, nonsense, enormous", "dialects", "a life that is said oddly"],
  ["a moment instead of a life", "dialects", "a moment instead of a life"],
  ["a refresh token that never changes", "dialects", "a refresh token that never changes"],
  ["a fixed end of the refresh token", "words", "a refresh token that is never replaced takes its own end"],
  ["a refresh token that ends by idling", "dialects", "a grant that would end by idling is kept alive"],
  ["rotation with a grace window, and without", "crash", "afterwards, and never silently otherwise"],
  ["no refresh token although one was wanted", "dialects", "access that cannot be renewed is said at once"],
  ["consent to a part of the scopes", "dialects", "what was not granted is said, and makes it limited"],
  ["errors with status 200", "dialects", "errors with status 200"],
  ["dead: unauthorized_client", "words", "as unauthorized_client"],
  ["dead: a code of its own, as a form", "words", "with status 200, as a form, under a code of its own"],
  ["dead: ok:false", "words", "with status 200 and ok:false"],
  ["dead: in a list of errors", "words", "in a list of errors"],
  ["wait: in the words of a refusal", "words", "with status 200 and the words of a refusal"],
  ["a wrong client secret said as access_denied", "words", "a refused client, said as access_denied"],
  ["a client refused for all that share it", "death", "a refused client that is shared is flagged once"],
  ["an HTML page, 5xx, 429 where JSON was due", "outages", "an answer of the kind"],
  ["a rate limit over all credentials", "queue", "a thousand that expired together come four at a time"],
  ["revocation in another way", "words", "taking access back in another way"],
  ["state replayed", "callback", "its state was used before"],
  ["a callback in another browser, or a swapped session", "callback", "it comes through another browser"],
  ["mix-up: another connector's address", "callback", "it comes to the address of another connector (mix-up)"],
  ["mix-up: a wrong issuer", "callback", "it names another issuer (RFC 9207)"],
  ["code injection", "callback", "a code of another trip is worth nothing in this one"],
  ["a token endpoint that redirects", "token-endpoint", "redirects elsewhere"],
  ["a token answer of five megabytes", "token-endpoint", "sends five megabytes"],
  ["a token answer of wrong types", "token-endpoint", "sends an object for a token"],
  ["three legs of OAuth 1.0a", "three-legged", "three signed steps connect an account"],
  ["OAuth 1.0 without a confirmed callback", "three-legged", "does not confirm the callback"],
  ["an open redirect", "callback", "whatever an answer brings, it names no address to go to"],
];

test.each(quirks)("%s", (_, file, title) => {
  const source = readFileSync(join(import.meta.dirname, `${file}.test.ts`), "utf8");
  expect(source).toContain(title);
});
