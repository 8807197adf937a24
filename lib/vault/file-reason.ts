/** Why a file could not be read or made, in words that continue a sentence. Never what it holds. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "ENOENT") return "there is no such file or directory";
  if (code === "EACCES" || code === "EPERM") return "this user has no permission";
  if (code === "EISDIR") return "it is a directory";
  if (code === "ENOSPC") return "the disk is full";
  if (error instanceof SyntaxError || (error instanceof Error && error.name === "ZodError"))
    return "it is not a file that Keyrack made";
  if (code === undefined && error instanceof Error) return error.message.replace(/\.$/, "");
  return `the system says ${code ?? "no more"}`;
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
