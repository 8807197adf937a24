import http from "node:http";

/** An API with one key, which can be revoked, fall over, or be forbidden a thing. Bound to 127.0.0.1. */
export type Application = {
  url: string;
  port: number;
  /** Requests so far, with their authorization. */
  requests: { path: string; authorization: string }[];
  /** What it accepts from now on. */
  accept(key: string): void;
  /** Answers everything with this status, or properly again. */
  answerWith(status: number | undefined): void;
  stop(): Promise<void>;
};

export async function startApplication(key: string): Promise<Application> {
  let accepted = key;
  let forced: number | undefined;
  const requests: Application["requests"] = [];
  const server = http.createServer((request, response) => {
    const authorization = request.headers.authorization ?? "";
    requests.push({ path: request.url ?? "", authorization });
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    if (forced !== undefined) return send(forced, { error: { message: "Out of order." } });
    if (authorization !== `Bearer ${accepted}`) return send(401, { error: { message: "This key has been revoked." } });
    return send(200, { id: "acct_1", name: "Acme" });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    requests,
    accept: (next) => {
      accepted = next;
    },
    answerWith: (status) => {
      forced = status;
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
