import { publicUrl } from "@/lib/installation";

/**
 * The one address that applications send a browser back to, a different one for each connector, so that an answer of one
 * cannot pass as another's. What is shown to be registered and what is sent come from here; no header has a say.
 */
export async function redirectUri(connector: string): Promise<string> {
  const { url } = await publicUrl();
  return `${url}/oauth/callback/${connector}`;
}
