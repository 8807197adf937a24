import { type Fields, file, type Guide, type HttpScheme, type OAuth2, secretText } from "../kit";
import { type EntraWay, entraApplication } from "./microsoft";

/**
 * A machine proves itself to Entra by a client secret, or by a certificate: then nothing secret is ever sent, and no
 * secret ends after two years. Everything else about the two is the same.
 */
export function entraMachines(way: EntraWay): readonly HttpScheme[] {
  const machine = entraApplication(way);
  return [machine, withCertificate(machine)];
}

function withCertificate(machine: HttpScheme): HttpScheme {
  const oauth2: OAuth2 = {
    ...(machine.oauth2 ?? { grant: "client_credentials", endpoints: {} }),
    client: {
      id: "{clientId}",
      authentication: "private_key_jwt",
      key: "{privateKey}",
      certificate: "{certificate}",
      algorithm: "PS256",
    },
  };
  return {
    ...machine,
    id: "certificate",
    title: "Application (certificate)",
    when: "The same without a client secret: it proves itself with a certificate, as Microsoft recommends.",
    fields: proven(machine.fields),
    oauth2,
    guide: uploaded(machine.guide),
  };
}

function proven(fields: Fields): Fields {
  const each = Object.entries(fields).flatMap(([key, field]) =>
    key === "clientSecret" ? Object.entries({ certificate, privateKey }) : [[key, field] as const],
  );
  return Object.fromEntries(each);
}

const certificate = file({
  label: "Certificate",
  group: "connection",
  help: "The same PEM file that was uploaded in Entra. It is not secret.",
  example: "-----BEGIN CERTIFICATE-----",
  pattern: "-----BEGIN CERTIFICATE-----",
  message: "This is not a PEM certificate: it holds no line “BEGIN CERTIFICATE”.",
});

const privateKey = secretText({
  label: "Private key",
  help: "PEM of the RSA key that belongs to the certificate, without a passphrase. It signs here and is never sent.",
  example: "-----BEGIN PRIVATE KEY-----",
  pattern: "-----BEGIN (RSA )?PRIVATE KEY-----",
  message: "This is not a private key in PEM: it holds no line “BEGIN PRIVATE KEY”.",
});

/** The step that makes a client secret makes way for the one that uploads a certificate. */
function uploaded(guide: Guide): Guide {
  const steps = guide.steps.map((step) => (step.fills?.includes("clientSecret") ? upload : step));
  const notes = (guide.notes ?? []).map((note) => (note.startsWith("A client secret") ? ending : note));
  return { ...guide, steps, notes };
}

const upload = {
  text: "Make an RSA key and a certificate as PEM files. Under **Certificates & secrets → Certificates** upload the certificate, and choose both files here. OpenSSL makes them with:",
  copy: "openssl req -x509 -newkey rsa:3072 -noenc -days 730 -subj /CN=keyrack -keyout key.pem -out cert.pem",
  fills: ["certificate", "privateKey"],
  url: "https://learn.microsoft.com/entra/identity-platform/certificate-credentials",
};

const ending = "A certificate ends on the date that is written in it: upload the next one in Entra before.";
