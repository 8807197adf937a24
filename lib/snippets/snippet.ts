import { isHttp, type Scheme, type Values } from "@/connectors/kit";
import { askSnippet, fetchSnippet } from "./fetch";
import type { Language, Mode } from "./languages";
import { protocolSnippet } from "./protocol";
import { proxySnippet } from "./proxy";
import { sampleFor } from "./target";

/**
 * Code to paste, for one credential: with the address of this installation, the credential's id or a flow's alias, and
 * a request that makes sense at its application. The token is always `$KEYRACK_TOKEN`; nothing secret is ever in here.
 */
export type SnippetSubject = {
  /** Public address of this installation. */
  url: string;
  /** An id, or `@alias` for a flow's own token. */
  reference: string;
  connector: string;
  scheme: Scheme;
  /** Readable ones. */
  values: Values;
};

/** The ways that this scheme can be used; the first is the one to recommend. */
export function modesFor(scheme: Scheme): readonly Mode[] {
  return isHttp(scheme) ? ["proxy", "fetch"] : ["fetch"];
}

export function snippetFor(subject: SnippetSubject, language: Language, mode: Mode): string {
  const { url, reference, connector, scheme, values } = subject;
  const asked = `${url}/api/v1/credentials/${reference}/authorization`;
  if (!isHttp(scheme)) return protocolSnippet(language, connector, asked);
  const sample = sampleFor(scheme, values);
  if (mode === "proxy") return proxySnippet(language, `${url}/api/v1/proxy/${reference}`, sample);
  const { digest, body, query } = scheme.authenticate;
  if (digest || body) return askSnippet(language, asked);
  return fetchSnippet(language, { address: asked, sample, query: query !== undefined });
}
