import { api, type Case } from "./drafting";

const at = (url: string, variables?: unknown) => api({ servers: [{ url, ...(variables ? { variables } : {}) }] });

/** Hosts are what documents get wrong most. */
export const hostCases: Case[] = [
  {
    name: "a whole https server is taken, and still a guess",
    document: at("https://api.orders.dev/v1"),
    about: { baseUrl: "https://api.orders.dev/v1" },
    guess: { "about.baseUrl": /compare/ },
  },
  {
    name: "a slash at the end goes",
    document: at("https://api.orders.dev/v1/"),
    about: { baseUrl: "https://api.orders.dev/v1" },
  },
  {
    name: "no server at all is asked for",
    document: api({ servers: undefined }),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /does not name a server/ },
  },
  {
    name: "an empty list of servers is asked for",
    document: api({ servers: [] }),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /ask for its base URL/ },
  },
  {
    name: "a relative server without a source is asked for",
    document: at("/v1"),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /says only “\/v1”/ },
  },
  {
    name: "a relative server counts from where the document came",
    document: at("/v1"),
    from: "https://docs.orders.dev/openapi.json",
    about: { baseUrl: "https://docs.orders.dev/v1" },
    guess: { "about.baseUrl": /fetched from/ },
  },
  {
    name: "a server without a scheme is read as https",
    document: at("//api.orders.dev/v1"),
    about: { baseUrl: "https://api.orders.dev/v1" },
  },
  {
    name: "http becomes https and says so",
    document: at("http://api.orders.dev"),
    about: { baseUrl: "https://api.orders.dev" },
    guess: { "about.baseUrl": /http:\/\/, where everybody/ },
  },
  {
    name: "localhost is nobody's application",
    document: at("http://localhost:8080/api"),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /machine of whoever wrote it/ },
  },
  {
    name: "an address inside a network is asked for",
    document: at("http://192.168.1.5/api"),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /inside somebody's network/ },
  },
  {
    name: "example.com stands for nothing",
    document: at("https://api.example.com/v1"),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /reserved for examples/ },
  },
  {
    name: "your-domain stands for a name of one's own",
    document: at("https://your-domain.atlas.io/api"),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /name of one's own/ },
  },
  {
    name: "a mock is not the application",
    document: at("https://virtserver.swaggerhub.com/acme/orders/1.0.0"),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /mock/ },
  },
  {
    name: "a templated part of the host is asked for",
    document: at("https://{tenant}.orders.dev/v1", { tenant: { description: "yours" } }),
    about: { baseUrl: "https://{tenant}.orders.dev/v1" },
  },
  {
    name: "a template with choices offers them, the usual one first",
    document: at("https://{region}.orders.dev", { region: { default: "us", enum: ["eu", "us"] } }),
    about: { baseUrl: "https://{region}.orders.dev", variables: "region: us, eu" },
    guess: { "about.variables": /choices are those/ },
  },
  {
    name: "a templated path with a default is filled in",
    document: at("https://api.orders.dev/{version}", { version: { default: "v2" } }),
    about: { baseUrl: "https://api.orders.dev/v2" },
    guess: { "about.baseUrl": /filled in with “v2”/ },
  },
  {
    name: "a template that nobody explains is asked for and says so",
    document: at("https://{sub-domain}.orders.dev"),
    about: { baseUrl: "https://{subDomain}.orders.dev" },
    guess: { "about.baseUrl": /does not explain/ },
  },
  {
    name: "a host that is all template is asked for whole",
    document: at("{scheme}://{host}/api", { scheme: { default: "https" }, host: {} }),
    about: { baseUrl: undefined },
  },
  {
    name: "a registrable end is never left open",
    document: at("https://api.{domain}", { domain: { default: "orders.dev" } }),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /whole host is left open/ },
  },
  {
    name: "of several servers the real one is taken",
    document: api({ servers: [{ url: "https://sandbox.orders.dev" }, { url: "https://api.orders.dev" }] }),
    about: { baseUrl: "https://api.orders.dev" },
    guess: { "about.baseUrl": /names 2 servers/ },
  },
  {
    name: "a lone sandbox is taken with a warning",
    document: at("https://sandbox.orders.dev"),
    about: { baseUrl: "https://sandbox.orders.dev" },
    guess: { "about.baseUrl": /trying things out/ },
  },
  {
    name: "a server that is no web address is refused as one",
    document: at("ftp://files.orders.dev"),
    about: { baseUrl: undefined },
    guess: { "about.baseUrl": /no web address/ },
  },
  {
    name: "Swagger 2: host, path and protocol come together",
    document: {
      swagger: "2.0",
      info: { title: "Old" },
      host: "api.orders.dev",
      basePath: "/v1",
      schemes: ["http", "https"],
      paths: {},
    },
    about: { baseUrl: "https://api.orders.dev/v1" },
  },
  {
    name: "Swagger 2 without a host is asked for",
    document: { swagger: "2.0", info: { title: "Old" }, basePath: "/v1", paths: {} },
    about: { baseUrl: undefined },
  },
];
