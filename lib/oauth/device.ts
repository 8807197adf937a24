import {
  allowInsecureRequests,
  type CustomFetchOptions,
  customFetch,
  deviceAuthorizationRequest,
  processDeviceAuthorizationResponse,
} from "oauth4webapi";
import { type Actor, authorize } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { type Installation, installation } from "@/lib/installation";
import { documentOf } from "./answer";
import { type Attempt, beginAttempt, closeAttempt, newHandle, readAttempt, updateTrip } from "./attempt";
import { authenticationFor } from "./client-authentication";
import type { Connected } from "./connect";
import { assertComplete, oauthCredential } from "./credential";
import { type Dialect, dialectOf, endpointOf, trusting } from "./dialect";
import { type Call, send } from "./door";
import { takeTokens, withExplanation } from "./finish";
import { refusedAnswer, slowDown } from "./judge";
import { filled } from "./parameters";
import { type Refused, refusal, refusedBy, unexpected } from "./refusal";
import { askedScope } from "./scopes";
import { readyDialect } from "./start";
import { exchangeDevice } from "./token";

/**
 * A connection that is agreed to on another screen (RFC 8628): a short code there, patience here. The pace is the
 * application's and kept by the server, however often a page asks.
 */
export type DeviceStarted = {
  /** Names the attempt; as secret as the cookie of a browser. */
  attempt: string;
  userCode: string;
  verificationUri: string;
  verificationUriComplete?: string;
  expiresAt: number;
  /** Milliseconds between two questions. */
  intervalMs: number;
};

export type DevicePolled = { state: "waiting"; intervalMs: number } | ({ state: "done" } & { connected: Connected });

export async function startDevice(
  actor: Actor,
  { credential: id, oauthClient, switchAccount }: { credential: string; oauthClient?: string; switchAccount?: boolean },
): Promise<DeviceStarted> {
  authorize(actor, "credential.edit");
  const home = await installation();
  const credential = await oauthCredential(home, actor, id, oauthClient);
  if (credential.scheme.oauth2?.grant !== "device_code")
    throw new AppError("conflict", "This authentication type is not connected with a code.");
  assertComplete(credential);
  const dialect = await readyDialect(home, credential);
  const given = await withExplanation(home, credential, () => askDevice(dialect, { egress: home.egress }));
  const handle = newHandle();
  const intervalMs = (given.interval ?? 5) * 1000;
  const lifeMs = Math.min(Math.max(given.expires_in, 30), 1800) * 1000;
  const { connector, scheme } = credential.row;
  const trip = {
    device: { code: given.device_code, intervalMs, nextAt: Date.now() + intervalMs },
    ...(oauthClient === undefined ? {} : { oauthClient }),
    ...(switchAccount ? { switchAccount } : {}),
  };
  const attempt: Attempt = { credential: id, connector, scheme, issuer: undefined, trip };
  const expiresAt = await beginAttempt(home, actor, { ...attempt, handle, browser: handle, lifeMs });
  const complete = given.verification_uri_complete;
  return {
    attempt: handle,
    userCode: given.user_code,
    verificationUri: webPage(given.verification_uri),
    ...(complete === undefined ? {} : { verificationUriComplete: webPage(complete) }),
    expiresAt,
    intervalMs,
  };
}

/** Throws `expired`, `forbidden`, `verification_failed` when somebody declined. */
export async function pollDevice(actor: Actor, handle: string): Promise<DevicePolled> {
  authorize(actor, "credential.edit");
  const home = await installation();
  const { row, trip, ...attempt } = await readAttempt(home, actor, handle);
  const { device } = trip;
  if (!device) throw new AppError("conflict", "This connection is finished in a browser.");
  if (device.nextAt > Date.now()) return { state: "waiting", intervalMs: device.intervalMs };
  await updateTrip(home, row, { ...trip, device: { ...device, nextAt: Date.now() + device.intervalMs } });
  const credential = await oauthCredential(home, actor, attempt.credential, trip.oauthClient);
  return withExplanation(home, credential, async () => {
    const dialect = await dialectOf(credential.scheme, credential.values, { egress: home.egress });
    const tokens = await exchangeDevice(dialect, device.code, { egress: home.egress }).catch((error: unknown) => {
      const outcome = refusedBy(error);
      if (outcome.outcome === "rejected") throw error;
      return outcome;
    });
    if ("outcome" in tokens) return waiting(home, { row, trip, device }, tokens);
    if (!(await closeAttempt(home, row))) throw new AppError("expired", "This connection is finished already.");
    const connected = await takeTokens(home, actor, credential, dialect, tokens, { switchAccount: trip.switchAccount });
    return { state: "done", connected };
  });
}

type Polling = {
  row: Parameters<typeof updateTrip>[1];
  trip: Attempt["trip"];
  device: NonNullable<Attempt["trip"]["device"]>;
};

/** Not yet, or not right now. Whoever is asked to slow down adds five seconds (RFC 8628 3.5). */
async function waiting(
  home: Installation,
  { row, trip, device }: Polling,
  { retryAfter, hint }: Refused,
): Promise<DevicePolled> {
  const slower = hint === slowDown || retryAfter !== undefined;
  const intervalMs = slower ? Math.max(device.intervalMs + 5000, (retryAfter ?? 0) * 1000) : device.intervalMs;
  await updateTrip(home, row, { ...trip, device: { ...device, intervalMs, nextAt: Date.now() + intervalMs } });
  return { state: "waiting", intervalMs };
}

async function askDevice(dialect: Dialect, call: Call) {
  const { oauth2, values, client, server } = dialect;
  const scope = askedScope(dialect);
  const parameters = {
    ...filled(oauth2.authorize?.parameters, values),
    ...(scope ? { [oauth2.scopes?.parameter ?? "scope"]: scope } : {}),
  };
  const there = { ...server, device_authorization_endpoint: endpointOf(dialect, "device") };
  const response = await deviceAuthorizationRequest(there, client, authenticationFor(dialect), parameters, {
    [allowInsecureRequests]: true,
    [customFetch]: async (url: string, { headers, body }: CustomFetchOptions<"POST", URLSearchParams>) => {
      const answer = await send(trusting(call, oauth2, values), {
        method: "POST",
        url,
        headers,
        body: body.toString(),
      });
      const document = documentOf(answer);
      if (answer.status >= 300 || !document || document.error !== undefined) {
        const code = typeof document?.error === "string" ? document.error : undefined;
        throw refusal(refusedAnswer(dialect, "mint", answer, document, code));
      }
      const uri = document.verification_uri ?? document.verification_url;
      return Response.json({ ...document, verification_uri: uri });
    },
  });
  return processDeviceAuthorizationResponse(there, client, response).catch((error: unknown) => {
    throw refusal(unexpected("The answer of the device endpoint lacks a code or an address."), error);
  });
}

/** A link that people follow: a web page, nothing else. */
function webPage(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).href;
  throw new AppError("verification_failed", "The application names no web page where the code could be entered.");
}
