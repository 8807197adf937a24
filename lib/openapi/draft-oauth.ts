import type { Values } from "@/connectors/kit";
import { placeholderHost } from "./draft-base";
import type { FlowOutline, SchemeOutline } from "./scheme-outline";

/** Ways in by OAuth 2.0 and OpenID Connect. `guesses` are keyed by field. */
export type DraftWay = { values: Values; guesses: Record<string, string> };
export type Drafted = { ways: DraftWay[]; notes: string[] };

/** `base` is where relative addresses lead from. */
export function draftOauth(scheme: SchemeOutline, base: string | undefined): Drafted {
  if (scheme.type === "openIdConnect") return openId(scheme, base);
  const of = (name: FlowOutline["flow"]) => scheme.flows.find((each) => each.flow === name);
  const [code, machine, implicit] = [of("authorizationCode"), of("clientCredentials"), of("implicit")];
  const ways: DraftWay[] = [];
  const notes: string[] = [];
  if (code) ways.push(wayOf(scheme, code, base));
  if (machine) ways.push(wayOf(scheme, machine, base));
  if (ways.length === 0 && implicit) {
    const way = wayOf(scheme, implicit, base);
    way.guesses.grant =
      "The document knows only the implicit flow, which is obsolete (RFC 9700) and of no use here. Most applications that had it also take the authorization code: check that in the documentation.";
    way.guesses.tokenUrl =
      "The implicit flow has no token URL, so the document does not say it. Find it in the documentation of the application.";
    ways.push(way);
  }
  if (of("password"))
    notes.push(
      `“${scheme.name}” offers the password grant, which hands a person's password to every client. Keyrack does not use it${ways.length > 0 ? "; the other flows were taken" : ""}.`,
    );
  if (ways.length === 0 && of("deviceAuthorization"))
    notes.push(`“${scheme.name}” offers only the device flow. Use the application OAuth 2.0 (any application) for it.`);
  if (ways.length === 0 && scheme.flows.length === 0)
    notes.push(`“${scheme.name}” is OAuth 2.0, but the document describes no flow of it. Enter the addresses by hand.`);
  return { ways, notes };
}

function openId(scheme: SchemeOutline, base: string | undefined): Drafted {
  const found = resolved(scheme.discovery, base);
  const issuer = found.url?.replace(/\/\.well-known\/[^?#]*.*$/, "");
  return {
    ways: [
      {
        values: {
          kind: "oauth2",
          grant: "authorization_code",
          ...(issuer ? { issuer } : {}),
          usual: "openid",
          scopes: "openid Sign in",
        },
        guesses: {
          issuer: issuer
            ? `Taken from the discovery address of the document. ${found.reason ?? "The addresses are asked there."}`
            : `The document gives no usable discovery address. ${found.reason ?? ""} Enter the issuer.`,
          clientAuthentication: clientReason,
        },
      },
    ],
    notes: [],
  };
}

const clientReason =
  "Documents cannot say how a client proves itself. Basic is the default of the standard; some applications want it in the body.";

function wayOf(scheme: SchemeOutline, flow: FlowOutline, base: string | undefined): DraftWay {
  const personal = flow.flow !== "clientCredentials";
  const token = resolved(flow.tokenUrl, base);
  const authorize = resolved(flow.authorizationUrl, base);
  const guesses: Record<string, string> = { clientAuthentication: clientReason };
  if (personal) guesses.authorizationUrl = addressReason("authorization", authorize);
  guesses.tokenUrl = addressReason("token", token);
  let tokenUrl = token.url;
  if (tokenUrl !== undefined && tokenUrl === authorize.url) {
    guesses.tokenUrl =
      "The document gives the same address for both, which cannot be. Find the token URL in the documentation.";
    tokenUrl = undefined;
  } else if (tokenUrl !== undefined && /\/(docs?|reference|help|support|guides?)\/|\.(html?|md|pdf)$/i.test(tokenUrl)) {
    guesses.tokenUrl = `The document gives ${tokenUrl.slice(0, 120)}, which looks like a page to read. Find the token URL on it.`;
    tokenUrl = undefined;
  }
  const scopes = flow.scopes.filter(({ scope }) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope));
  if (scopes.length < flow.scopes.length)
    guesses.scopes = `${flow.scopes.length - scopes.length} scopes of the document hold blanks or quotes and were left out.`;
  else if (scopes.length > 0) guesses.scopes = "Taken from the document. None is asked for until somebody chooses.";
  return {
    values: {
      kind: "oauth2",
      grant: personal ? "authorization_code" : "client_credentials",
      ...(personal && authorize.url ? { authorizationUrl: authorize.url } : {}),
      ...(tokenUrl ? { tokenUrl } : {}),
      ...(scopes.length > 0 ? { scopes: scopes.map(({ scope, words }) => `${scope} ${words}`.trim()).join("\n") } : {}),
      ...(scheme.description ? { when: firstSentence(scheme.description) } : {}),
    },
    guesses,
  };
}

type Resolved = { url?: string; reason?: string; said?: string };

function resolved(said: string | undefined, base: string | undefined): Resolved {
  if (said === undefined) return { reason: "The document does not say it." };
  if (/[{}<>\s]/.test(said))
    return { said, reason: `The document says “${said.slice(0, 120)}”, which leaves a part open.` };
  if (/^https?:\/\//i.test(said) && URL.canParse(said)) {
    const url = new URL(said);
    const fake = placeholderHost(url.host);
    if (fake) return { said, reason: `The document says ${url.host}, ${fake}.` };
    if (url.protocol === "http:")
      return {
        said,
        url: said.replace(/^http:/i, "https:"),
        reason: "The document says http://; changed to https://, because a secret goes there.",
      };
    return { said, url: url.hash || url.username ? url.origin + url.pathname + url.search : said };
  }
  if (
    base !== undefined &&
    !base.includes("{") &&
    !/^[a-z][a-z0-9+.-]*:/i.test(said) &&
    URL.canParse(said, `${base}/`)
  ) {
    // A path that begins with / counts from the host, as in every relative reference (RFC 3986 5.2).
    const url = new URL(said, `${base}/`).href;
    return {
      said,
      url,
      reason: `The document says only “${said.slice(0, 120)}”; taken as an address of the same host.`,
    };
  }
  return { said, reason: `The document says “${said.slice(0, 120)}”, which is no whole address.` };
}

function addressReason(what: string, { url, reason }: Resolved): string {
  if (url === undefined) return `${reason ?? ""} Find the ${what} URL in the documentation.`.trim();
  return `${reason ? `${reason} ` : ""}Taken from the document. ${what === "token" ? "The client secret will be sent there: compare it with the documentation." : "Compare it with the documentation."}`;
}

function firstSentence(text: string): string {
  return (/^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text)
    .replace(/[*_`#<>]/g, "")
    .slice(0, 200)
    .trim();
}
