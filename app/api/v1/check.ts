import { type CheckResult, dropChecks } from "@/lib/credentials/kept-check";
import { verificationOf } from "./shapes";

/** Checks, then stores under the check. Whatever happens, the sealed values of the check do not stay behind. */
export async function checked<T>(
  run: () => Promise<CheckResult>,
  store: (check: string) => Promise<T>,
): Promise<{ made: T; run: ReturnType<typeof verificationOf> }> {
  const check = await run();
  try {
    const made = await store(check.id);
    return { made, run: verificationOf({ ...check.run, explanation: check.explanation }) };
  } catch (error) {
    await dropChecks(check.id);
    throw error;
  }
}
