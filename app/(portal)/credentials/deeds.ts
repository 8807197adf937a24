import type { CredentialDeeds } from "@/components/credential-scope";
import { pause, recheck, remove, rename, replace, resume } from "./actions";

export const deeds: CredentialDeeds = { recheck, rename, pause, resume, remove, replace };
