import type { ClientAuth } from "oauth4webapi";
import { expandText } from "@/connectors/kit";
import { clientAssertion } from "./assertion";
import type { Dialect } from "./dialect";

/** How a request proves which client sends it (RFC 6749 2.3, RFC 7523 2.2). */
export function authenticationFor(dialect: Dialect): ClientAuth {
  const { oauth2, values, authentication } = dialect;
  const secret = oauth2.client.secret === undefined ? "" : expandText(oauth2.client.secret, values);
  const id = expandText(oauth2.client.id, values);
  const name = oauth2.client.parameter ?? "client_id";
  return async (_, __, body, headers) => {
    if (authentication === "private_key_jwt") {
      body.set(name, id);
      body.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
      body.set("client_assertion", await clientAssertion(dialect));
    }
    if (authentication === "basic" || authentication === "both") {
      const encode = oauth2.client.rawBasic ? (text: string) => text : formEncode;
      const pair = Buffer.from(`${encode(id)}:${encode(secret)}`, "utf8").toString("base64");
      headers.set("authorization", `Basic ${pair}`);
    }
    if (authentication === "post" || authentication === "both") body.set("client_secret", secret);
    if (authentication !== "basic" && id !== "") body.set(name, id);
  };
}

/**
 * Appendix B of RFC 6749, as far as a server that does not decode would notice: it lets `-`, `_`, `.` and `~` stand,
 * which many do not decode and none misreads.
 */
function formEncode(text: string): string {
  return encodeURIComponent(text).replace(/%20/g, "+");
}
