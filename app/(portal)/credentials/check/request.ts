import { isRecord, jsonBody } from "@/app/json-body";
import type { CheckInput } from "@/lib/credentials/check";
import { AppError } from "@/lib/errors";

/** The body of a live check. Throws `invalid_fields`, or `too_large`. */
export async function readCheck(request: Request): Promise<CheckInput> {
  const { connector, scheme, values, credential, base, oauthClient } = (await jsonBody(request)) ?? {};
  if (typeof connector !== "string" || typeof scheme !== "string" || !isRecord(values))
    throw new AppError("invalid_fields", "Send connector, scheme and values as JSON.");
  return {
    connector,
    scheme,
    values,
    ...(typeof credential === "string" ? { credential } : {}),
    ...(typeof base === "string" ? { base } : {}),
    ...(typeof oauthClient === "string" ? { oauthClient } : {}),
  };
}
