import { type Connector, type HttpScheme, type OAuth2, scheme, secret, text, url } from "@/connectors/kit";
import { shelve } from "@/lib/catalog";

/** A definition for the vendor server, as data: the usual one, and what one test says otherwise. */
export type Otherwise = Partial<Omit<OAuth2, "endpoints" | "client">> & {
  endpoints?: Partial<OAuth2["endpoints"]>;
  client?: Partial<OAuth2["client"]>;
  probe?: Partial<HttpScheme["probe"]>;
  header?: string;
};

const fields = {
  base: url({ label: "Base URL" }),
  clientId: text({ label: "Client ID" }),
  clientSecret: secret({ label: "Client secret", optional: true }),
  scopes: text({ label: "Scopes", group: "settings", optional: true }),
};

const usual = scheme({
  id: "oauth",
  type: "oauth2",
  title: "OAuth",
  recommended: true,
  fields,
  origins: ["{+base}"],
  baseUrl: "{+base}",
  authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
  oauth2: {
    grant: "authorization_code",
    endpoints: { authorize: "{+base}/authorize", token: "{+base}/token", revoke: "{+base}/revoke" },
    client: { id: "{clientId}", secret: "{clientSecret}", authentication: "basic" },
    scopes: { wanted: "{scopes}" },
  },
  probe: { url: "{+base}/me", identity: "/id", label: "/name" },
  guide: { steps: [] },
});

/** Puts it on the shelf under `id`. */
export function vendorConnector(id: string, { endpoints, client, probe, header, ...rest }: Otherwise = {}): Connector {
  const { oauth2 } = usual;
  if (!oauth2) throw new Error("no OAuth");
  const changed: HttpScheme = {
    ...usual,
    authenticate: { header: { authorization: header ?? "Bearer {oauth.accessToken}" } },
    probe: { ...usual.probe, ...probe },
    oauth2: {
      ...oauth2,
      ...rest,
      endpoints: { ...oauth2.endpoints, ...endpoints },
      client: { ...oauth2.client, ...client },
    },
  };
  const connector: Connector = {
    id,
    name: `Vendor ${id}`,
    category: "generic",
    docs: "https://vendor.example",
    tile: { initials: "Ve", hue: 10 },
    schemes: [changed],
  };
  shelve(connector);
  return connector;
}
