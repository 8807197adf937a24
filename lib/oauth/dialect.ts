import { type AuthorizationServer, type Client, clockTolerance } from "oauth4webapi";
import {
  type ClientAuthentication,
  clientAuthentications,
  expandText,
  expandUrl,
  type HttpScheme,
  type OAuth2,
  placeholders,
  secretKeys,
  type Values,
} from "@/connectors/kit";
import { AppError } from "@/lib/errors";
import { discovered } from "./discovery";
import type { Call } from "./door";
import { misconfigured, refusal } from "./refusal";

/**
 * A definition filled with the values of one credential: what to ask, where, as whom. Only `http` and `https` addresses
 * come out of it, and each endpoint is fixed before anything secret is sent.
 */
export type Dialect = {
  scheme: HttpScheme;
  oauth2: OAuth2;
  values: Values;
  server: AuthorizationServer;
  /** Whether `iss` and ID tokens can be compared with somebody. */
  issuerKnown: boolean;
  client: Client;
  authentication: ClientAuthentication;
  /** What must not be repeated in a message. */
  secrets: readonly string[];
};

type Endpoint = "temporary" | "authorize" | "token" | "refresh" | "device" | "revoke";

/** Throws a refusal when an address is missing or makes no sense. Discovery, where wanted, goes through `call`. */
export async function dialectOf(scheme: HttpScheme, values: Values, call: Call): Promise<Dialect> {
  const { oauth2 } = scheme;
  if (!oauth2) throw new AppError("internal", "This authentication type has no OAuth.");
  const filled = { ...defaultsOf(scheme), ...values };
  const { issuer, discover } = oauth2.endpoints;
  const issuerUrl = issuer === undefined ? "" : expandUrl(issuer, filled);
  const metadata =
    discover && issuerUrl !== "" ? await discovered(issuerUrl, trusting(call, oauth2, filled)) : undefined;
  const server = serverOf(oauth2, filled, metadata ?? { issuer: issuerUrl || "https://unknown.invalid" });
  const authentication = authenticationOf(oauth2, filled);
  return {
    scheme,
    oauth2,
    values: filled,
    server,
    issuerKnown: issuerUrl !== "",
    // A service account that signs for itself has no client ID; the library wants a text all the same.
    client: { client_id: expandText(oauth2.client.id, filled) || "-", [clockTolerance]: 120 },
    authentication,
    secrets: [...secretKeys(scheme.fields).map((key) => filled[key] ?? ""), filled["oauth.accessToken"] ?? ""],
  };
}

/** The authority that the credential itself brings, if any, joins the public ones. */
export function trusting(call: Call, { ca }: OAuth2, values: Values): Call {
  const own = ca === undefined ? undefined : values[ca];
  return own ? { ...call, ca: own } : call;
}

/** The address of an endpoint. Throws a refusal when there is none. */
export function endpointOf({ server, oauth2, values }: Dialect, which: Endpoint): string {
  const separate = oauth2.endpoints.refresh;
  const url =
    which === "refresh" && separate !== undefined
      ? webAddress(expandUrl(separate, values))
      : server[which === "refresh" ? wireNames.token : wireNames[which]];
  if (typeof url === "string" && url !== "") return url;
  throw refusal(misconfigured(`The address of the ${spoken[which]} endpoint is not known.`));
}

const wireNames = {
  temporary: "temporary_credential_endpoint",
  authorize: "authorization_endpoint",
  token: "token_endpoint",
  device: "device_authorization_endpoint",
  revoke: "revocation_endpoint",
} as const;

const spoken: Record<Endpoint, string> = {
  temporary: "temporary credential",
  authorize: "authorization",
  token: "token",
  refresh: "refresh",
  device: "device",
  revoke: "revocation",
};

function serverOf(oauth2: OAuth2, values: Values, metadata: AuthorizationServer): AuthorizationServer {
  const given = Object.entries(wireNames).flatMap(([key, name]) => {
    const template = oauth2.endpoints[key as keyof typeof wireNames];
    // Before the callback nobody knows the facts that it brings, such as the server that an account belongs to.
    const early = placeholders(template ?? "").some((name) => name.startsWith("facts.") && values[name] === undefined);
    const url = template === undefined || early ? "" : expandUrl(template, values);
    return url === "" ? [] : [[name, webAddress(url)] as const];
  });
  return { id_token_signing_alg_values_supported: signatures, ...metadata, ...Object.fromEntries(given) };
}

/** An ID token comes straight from the token endpoint (OpenID Connect Core 3.1.3.7), however it is signed. */
const signatures = ["RS256", "PS256", "ES256", "EdDSA", "HS256", "RS384", "ES384", "RS512", "ES512", "PS384", "PS512"];

function webAddress(text: string): string {
  if (URL.canParse(text)) {
    const { protocol, username, password, href } = new URL(text);
    if ((protocol === "https:" || protocol === "http:") && username === "" && password === "") return href;
  }
  throw refusal(misconfigured("An address of the OAuth settings is not a web address."));
}

function authenticationOf({ client }: OAuth2, values: Values): ClientAuthentication {
  const wanted = expandText(client.authentication, values);
  const known = clientAuthentications.find((each) => each === wanted);
  if (known === undefined) throw refusal(misconfigured("The client authentication is none of those that exist."));
  const secret = client.secret === undefined ? "" : expandText(client.secret, values);
  // A public client has no secret to send, however the application would take one.
  return secret === "" && known !== "private_key_jwt" ? "none" : known;
}

function defaultsOf({ fields }: HttpScheme): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => (field.default === undefined ? [] : [[key, field.default]])),
  );
}
