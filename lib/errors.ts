/**
 * The one error that crosses rooms. Its code comes from a closed table that fixes the HTTP status and the title, so a
 * door can answer without knowing what happened. Expected failures of the outside world are outcomes, never this.
 */

/** Closed table: code → HTTP status and a title that a person can read. */
export const errorTable = {
  invalid_request: { status: 400, title: "The request cannot be read" },
  invalid_fields: { status: 422, title: "Some fields need attention" },
  verification_failed: { status: 422, title: "The application did not accept these values" },
  unauthenticated: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "This is not allowed" },
  destination_refused: { status: 403, title: "The credential may not go there" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "This method does not exist here" },
  conflict: { status: 409, title: "Somebody changed this meanwhile" },
  in_use: { status: 409, title: "Still in use" },
  credential_invalid: { status: 409, title: "The credential is not valid" },
  reconnect_required: { status: 409, title: "The credential must be connected again" },
  unconfirmed: { status: 409, title: "Nobody has confirmed this account" },
  wrong_account: { status: 409, title: "This is another account" },
  too_large: { status: 413, title: "Too large" },
  unsupported_media_type: { status: 415, title: "This kind of body is not understood" },
  key_reused: { status: 422, title: "The idempotency key belongs to another request" },
  rate_limited: { status: 429, title: "Too many tries" },
  expired: { status: 410, title: "No longer available" },
  not_supported: { status: 501, title: "Not supported" },
  application_unreachable: { status: 502, title: "The application cannot be reached" },
  application_timeout: { status: 504, title: "The application did not answer in time" },
  storage_full: { status: 507, title: "The disk is full" },
  damaged: { status: 500, title: "This record cannot be opened" },
  not_ready: { status: 503, title: "Not ready" },
  internal: { status: 500, title: "Something failed here" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorTable;

/** Field key → sentence that says what to do. The empty key speaks of the form as a whole. */
export type FieldErrors = Readonly<Record<string, string>>;

type Options = { cause?: unknown; fields?: FieldErrors; retryAfter?: number };

/** The entry and the pages are two bundles in one process: what one throws the other must recognise. */
const brand = Symbol.for("keyrack.AppError");

/** `detail` is shown to people: a whole sentence, never a secret. `retryAfter` is in seconds. */
export class AppError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }

  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly fields: FieldErrors;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, detail: string, options: Options = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields ?? {};
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  get title(): string {
    return errorTable[this.code].title;
  }
}

/** What is not yours looks like what does not exist: every masked refusal uses this one sentence. */
export function notFound(): AppError {
  return new AppError("not_found", "There is nothing here, or you may not see it.");
}
