import { AppError } from "@/lib/errors";
import { isAgeFile, openText } from "./age-file";
import { breaths } from "./breath";
import { readCsv } from "./read-csv";
import { readEnvFile } from "./read-env";
import { readKeyrack, readKeyrackSlowly } from "./read-keyrack";
import { readN8n } from "./read-n8n";
import { limits, type Reading, tooLong } from "./record";

/**
 * Finds out what a file is and reads it. Archives and anything but text are refused, and so is what is too long. Nothing
 * of the content is ever repeated in an error.
 */
export async function readUpload(bytes: Buffer, passphrase = ""): Promise<Reading> {
  assertSize(bytes);
  if (isAgeFile(bytes) && passphrase === "") throw wanted();
  const plain = isAgeFile(bytes) ? Buffer.from(await openText(bytes, passphrase), "utf8") : bytes;
  assertSize(plain);
  return (await readKeyrackSlowly(textOf(plain), breaths())) ?? readOthers(textOf(plain));
}

/** Throws `invalid_request`, `too_large`. */
export function readPlain(bytes: Buffer): Reading {
  assertSize(bytes);
  const text = textOf(bytes);
  return readKeyrack(text) ?? readOthers(text);
}

function readOthers(text: string): Reading {
  const reading = readN8n(text) ?? readCsv(text) ?? readEnvFile(text);
  if (reading) return reading;
  throw new AppError(
    "invalid_request",
    "This is not a file that Keyrack knows: a file of its own, a decrypted export of n8n, a .env file, or the CSV template.",
  );
}

function assertSize(bytes: Buffer): void {
  if (bytes.length === 0) throw new AppError("invalid_request", "This file is empty.");
  if (bytes.length <= limits.bytes) return;
  throw new AppError("too_large", tooLong);
}

function textOf(bytes: Buffer): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\u0000")) return text;
  } catch {
    // Below.
  }
  throw new AppError("invalid_request", "This is no text file. Unpack an archive first; other encodings become UTF-8.");
}

function wanted(): AppError {
  const fields = { passphrase: "This file is sealed. Enter its passphrase, or the age key it was made for." };
  return new AppError("invalid_fields", "Look at the marked field.", { fields });
}
