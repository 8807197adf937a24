/**
 * The production dependencies as a bill of materials: CycloneDX 1.6, from package-lock.json alone. The same lock file gives
 * the same document, byte for byte.
 *
 *     npm run --silent sbom > sbom.json
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const text = readFileSync("package-lock.json", "utf8");
const { name, version, packages } = JSON.parse(text);
const shipped = Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional);
const refs = new Map(shipped.map(([path, entry]) => [path, refOf(path, entry)]));
const self = `${name}@${version}`;

process.stdout.write(
  `${JSON.stringify(
    {
      $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      serialNumber: `urn:uuid:${uuidOf(text)}`,
      version: 1,
      metadata: { component: { type: "application", "bom-ref": self, name, version } },
      components: unique(shipped.map(componentOf), (each) => each["bom-ref"]),
      dependencies: unique(
        [["", packages[""]], ...shipped].map(([path, entry]) => ({
          ref: path === "" ? self : refs.get(path),
          dependsOn: [...new Set(wanted(path, entry))].sort(),
        })),
        (each) => each.ref,
      ),
    },
    null,
    2,
  )}\n`,
);

function componentOf([path, entry]) {
  const full = nameOf(path, entry);
  const [group, bare] = full.startsWith("@") ? full.split("/") : [undefined, full];
  return {
    type: "library",
    "bom-ref": refs.get(path),
    ...(group ? { group } : {}),
    name: bare,
    version: entry.version,
    scope: entry.optional ? "optional" : "required",
    hashes: [
      { alg: "SHA-512", content: Buffer.from(entry.integrity.slice("sha512-".length), "base64").toString("hex") },
    ],
    ...(entry.license ? { licenses: [{ expression: entry.license }] } : {}),
    purl: refs.get(path),
  };
}

function nameOf(path, entry) {
  return entry.name ?? path.split("node_modules/").at(-1);
}

function refOf(path, entry) {
  return `pkg:npm/${nameOf(path, entry).replace("@", "%40")}@${entry.version}`;
}

/** What a package asks for is the nearest of that name on the way up, as Node looks for it. */
function wanted(path, { dependencies = {}, optionalDependencies = {} }) {
  return Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((each) => {
    for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
      const found = refs.get(`${at === "" ? "" : `${at}/`}node_modules/${each}`);
      if (found !== undefined) return [found];
      if (at === "") return [];
    }
  });
}

function unique(list, keyOf) {
  return [...new Map(list.map((each) => [keyOf(each), each])).values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** From the content, in the shape of RFC 9562, version 8. */
function uuidOf(content) {
  const hex = createHash("sha256").update(content).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
