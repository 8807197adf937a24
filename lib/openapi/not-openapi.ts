import { record, text } from "./plain";
import { collection, type Refusal } from "./read-document";

/** Says what it is instead. */
export function notOpenapi(document: Record<string, unknown>): Refusal | undefined {
  const no = (detail: string): Refusal => ({ refused: "not_openapi", detail });
  const version = text(document.openapi ?? document.swagger, 20);
  if (version && /^(3\.|2\.0$|2$)/.test(version)) return undefined;
  if (document.asyncapi) return no("This is AsyncAPI, for events. Only OpenAPI 3.x and Swagger 2.0 can be read.");
  if (record(document.info)._postman_id || /getpostman/.test(String(record(document.info).schema)))
    return no(
      "This is a Postman collection, which does not say for sure how to sign in. Look for an OpenAPI document, or use the form.",
    );
  if (Array.isArray(document.apis) || Array.isArray(document.urls)) {
    const list = [document.apis, document.urls].find(Array.isArray) ?? [];
    if (document.swaggerVersion === undefined)
      return collection(
        list.length,
        list.map((each) => text(record(each).name ?? record(each).url, 120)).filter((name) => name !== undefined),
      );
  }
  if (document.swaggerVersion !== undefined) return no("This is Swagger 1.x of 2014. Look for a newer document.");
  if (document.__schema || record(document.data).__schema)
    return no("This is a GraphQL schema. Describe it by the form.");
  if (document.discoveryVersion)
    return no("This is Google's own discovery format. The Google applications are in the list already.");
  if (document.$schema !== undefined && document.properties)
    return no("This is a JSON Schema, which describes data and no API.");
  if (version) return no(`This says it is version ${version}. Only OpenAPI 3.x and Swagger 2.0 can be read.`);
  return no("There is neither “openapi” nor “swagger” at its top, so it is no API description that can be read.");
}
