import type { Upload } from "@/app/upload";

/** Documents and definitions, which both come from the page beside this. */
export const customUpload: Upload = {
  page: "/apps/custom/new",
  action: "connector.manage",
  tooLong: "That is more than 8 MB. Leave out of it what nobody needs here.",
};
