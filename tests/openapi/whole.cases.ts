import { answer, api, type Case } from "./drafting";

const get = (more: object = {}) => ({ get: { ...more } });

/** Which request is checked with, names, references, and what is no document at all. */
export const wholeCases: Case[] = [
  {
    name: "the one that tells who is asking",
    document: api({ paths: { "/orders": get(), "/me": get(), "/health": get() } }),
    about: { path: "/me" },
    guess: { "about.path": /tells who is asking/ },
  },
  {
    name: "deeper, but still who is asking",
    document: api({ paths: { "/orders": get(), "/users/me": get() } }),
    about: { path: "/users/me" },
  },
  {
    name: "an account where there is no me",
    document: api({ paths: { "/products": get(), "/account": get() } }),
    about: { path: "/account" },
  },
  {
    name: "never one that is open on purpose",
    document: api({ paths: { "/me": get({ security: [] }), "/orders": get() } }),
    about: { path: "/orders" },
  },
  {
    name: "never health or a version",
    document: api({ paths: { "/health": get(), "/version": get() } }),
    about: { path: undefined },
    guess: { "about.path": /Enter a path/ },
  },
  {
    name: "never one that needs parameters",
    document: api({
      paths: {
        "/me": get({ parameters: [{ in: "query", name: "day", required: true }] }),
        "/a/{id}": get(),
        "/orders": get(),
      },
    }),
    about: { path: "/orders" },
  },
  { name: "never one that writes", document: api({ paths: { "/me": { post: {} } } }), about: { path: undefined } },
  {
    name: "whose account it is comes from the described answer",
    document: api({
      paths: { "/me": get({ responses: { 200: answer({ data: { properties: { id: {}, email: {} } } }) } }) },
    }),
    about: { identity: "/data/id", label: "/data/email" },
    guess: { "about.identity": /dry run/ },
  },
  {
    name: "members behind references are seen",
    document: {
      ...api({ paths: { "/me": get({ responses: { 200: { $ref: "#/components/responses/Me" } } }) } }),
      components: { responses: { Me: answer({ uuid: {} }) } },
    },
    about: { identity: "/uuid" },
  },
  {
    name: "a circle of references ends",
    document: {
      ...api({ paths: { "/me": get({ responses: { 200: { $ref: "#/components/responses/A" } } }) } }),
      components: { responses: { A: { $ref: "#/components/responses/B" }, B: { $ref: "#/components/responses/A" } } },
    },
    about: { path: "/me" },
    note: /in a circle/,
  },
  {
    name: "a schema that holds itself ends",
    document: {
      ...api({
        paths: {
          "/me": get({
            responses: { 200: { content: { "application/json": { schema: { $ref: "#/components/schemas/N" } } } } },
          }),
        },
      }),
      components: { schemas: { N: { properties: { id: {}, parent: { $ref: "#/components/schemas/N" } } } } },
    },
    about: { identity: "/id" },
  },
  {
    name: "what stands in other documents is not fetched and is named",
    document: api({ components: { securitySchemes: { a: { $ref: "https://evil.invalid/auth.json" } } } }),
    note: /evil\.invalid/,
  },
  {
    name: "the name loses what is no name",
    document: api({ info: { title: "Acme CRM REST API v2 (OpenAPI 3.0)" } }),
    about: { name: "Acme CRM" },
    guess: { "about.name": /title/ },
  },
  { name: "a title of only such words stays", document: api({ info: { title: "API" } }), about: { name: "API" } },
  {
    name: "no title stays empty",
    document: api({ info: {} }),
    about: { name: undefined },
    guess: { "about.name": /no title/ },
  },
  {
    name: "the documentation is linked",
    document: api({ externalDocs: { url: "https://docs.orders.dev/auth" } }),
    about: { docs: "https://docs.orders.dev/auth" },
  },
  {
    name: "YAML reads like JSON",
    document:
      "openapi: 3.1.0\ninfo: {title: Yams}\nservers: [{url: 'https://api.yams.dev'}]\npaths:\n  /me:\n    get: {}\n",
    about: { name: "Yams", baseUrl: "https://api.yams.dev", path: "/me" },
  },
  {
    name: "members called __proto__ do nothing",
    document:
      '{"openapi":"3.0.0","info":{"title":"P"},"__proto__":{"paths":1},"paths":{"/me":{"get":{"__proto__":{"x":1}}}}}',
    about: { path: "/me" },
  },
  { name: "nothing", document: "  ", refused: /nothing in it/ },
  { name: "a web page", document: "<!doctype html><html></html>", refused: /web page/ },
  { name: "WSDL", document: '<?xml version="1.0"?><definitions/>', refused: /XML/ },
  {
    name: "a Postman collection",
    document: { info: { _postman_id: "1", schema: "https://schema.getpostman.com/json" }, item: [] },
    refused: /Postman/,
  },
  { name: "AsyncAPI", document: { asyncapi: "2.6.0", info: {} }, refused: /AsyncAPI/ },
  { name: "Swagger 1", document: { swaggerVersion: "1.2", apis: [] }, refused: /2014/ },
  { name: "a future version", document: { openapi: "4.0.0", info: {} }, refused: /version 4/ },
  { name: "a GraphQL schema", document: "type Query {\n  me: User\n}", refused: /GraphQL/ },
  {
    name: "a JSON Schema",
    document: { $schema: "https://json-schema.org/draft/2020-12/schema", properties: {} },
    refused: /JSON Schema/,
  },
  { name: "any other object", document: { hello: 1 }, refused: /neither “openapi” nor “swagger”/ },
  {
    name: "a list of two hundred documents",
    document: Array.from({ length: 200 }, (_, n) => ({ name: `part ${n}`, url: `/specs/${n}.json` })),
    refused: /list of 200 documents/,
  },
  {
    name: "an index of documents",
    document: {
      urls: [
        { url: "/v3/api-docs/a", name: "a" },
        { url: "/b", name: "b" },
      ],
    },
    refused: /list of 2 documents.*a, b/,
  },
  {
    name: "several YAML documents in one",
    document: "openapi: 3.0.0\n---\nopenapi: 3.0.0\n",
    refused: /2 documents in one file/,
  },
  {
    name: "one whose paths all stand elsewhere",
    document: { openapi: "3.0.0", info: { title: "x" }, paths: { "/a": { $ref: "a.yaml" }, "/b": { $ref: "b.yaml" } } },
    refused: /list of 2 documents/,
  },
  { name: "broken JSON", document: '{"openapi": "3.0.0", ', refused: /not valid JSON/ },
  { name: "broken YAML", document: "openapi: '3.0.0\n  a: [", refused: /neither JSON nor YAML: see line/ },
];
