/**
 * `next dev` has no entry of its own. In production the entry has booted already, and loading a second copy of everything
 * for nothing would take a quarter of the start.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || Symbol.for("keyrack.booted") in globalThis) return;
  await (await import("@/lib/boot")).boot();
}
