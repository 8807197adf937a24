import { AppError } from "@/lib/errors";

/** The form that a page posted to a route. Throws `invalid_request` where the body is none. */
export async function postedForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    throw new AppError("invalid_request", "The form arrived damaged. Send it again.", { cause });
  }
}
