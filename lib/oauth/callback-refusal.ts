import { AppError } from "@/lib/errors";
import { tame } from "./judge";

/** Why an answer that a browser brought connects nothing. None of these says which credential it was about. */
export function strange(): AppError {
  return new AppError("forbidden", "This answer does not belong to a connection that was begun here. Begin it again.");
}

export function changed(): AppError {
  return new AppError("conflict", "The settings of this connection changed meanwhile. Begin it again.");
}

/** `code` as the application wrote it, with its own words where there are some. */
export function declined(code: string, words?: string): AppError {
  const says = words ? ` It says: “${words.replace(/[\u0000-\u001f\u007f<>]/g, " ").slice(0, 300)}”` : "";
  const detail =
    code === "access_denied"
      ? `Access was not given: somebody declined, or may not allow it.${says}`
      : `The application refused to connect (${tame(code)}).${says}`;
  return new AppError("verification_failed", detail);
}
