import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** For the `catch` of whoever loads what a page shows: what is missing and what is another workspace's look the same. */
export function missingPage(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}
