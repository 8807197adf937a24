import type { Upload } from "@/app/upload";
import { tooLong } from "@/lib/transfer/record";

export const importUpload: Upload = {
  page: "/credentials/import",
  action: "credential.create",
  tooLong,
};
