/** `next dev` has no entry of its own; in production the entry has booted already and this does nothing more. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") await (await import("@/lib/boot")).boot();
}
