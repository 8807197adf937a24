import { createServer } from "node:https";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Authority, createAuthority } from "@/tests/support/servers/authority";
import { check, outcomeOf } from "@/tests/support/servers/checked";
import { type Listening, listen } from "@/tests/support/servers/ports";

/** Speaks as the Service Layer does: Login gives two cookies, all else wants both, Logout ends the session. */
let authority: Authority & { remove(): void };
let server: Listening;
let asked: string[] = [];
let sessions = 0;

beforeAll(async () => {
  authority = createAuthority();
  server = await listen(
    createServer(authority.issue("sap", "IP:127.0.0.1"), (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", () => {
        const { url = "", method, headers } = request;
        asked.push(`${method} ${url.split("?")[0]}`);
        const answer = (status: number, body?: unknown, more = {}) => {
          response.writeHead(status, { "content-type": "application/json", ...more });
          response.end(body === undefined ? "" : JSON.stringify(body));
        };
        const error = (code: number, value: string) => answer(401, { error: { code, message: { value } } });
        if (!url.startsWith("/b1s/v1/")) {
          response.writeHead(404, { "content-type": "text/html" });
          return response.end("<html><body>It works!</body></html>");
        }
        if (url === "/b1s/v1/Login") {
          const { CompanyDB, UserName, Password } = JSON.parse(Buffer.concat(chunks).toString());
          if (CompanyDB !== "SBODEMO" || UserName !== "manager" || Password !== "right ")
            return error(100000027, "Login failed");
          sessions += 1;
          const cookies = ["B1SESSION=abc; HttpOnly", "ROUTEID=.node1; path=/b1s"];
          return answer(200, { SessionId: "abc", SessionTimeout: 30 }, { "set-cookie": cookies });
        }
        if (headers.cookie !== "B1SESSION=abc; ROUTEID=.node1") return error(301, "Invalid session.");
        if (url === "/b1s/v1/Logout") {
          sessions -= 1;
          return answer(204);
        }
        answer(200, { value: [{ Code: "AD" }] });
      });
    }),
  );
});

afterAll(async () => {
  await server.close();
  authority.remove();
});

beforeEach(() => {
  asked = [];
});

const values = (more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port: String(server.port),
  companyDb: "SBODEMO",
  username: "manager",
  password: "right ",
  ca: authority.ca,
  ...more,
});

describe("SAP Business One", () => {
  it("signs in, looks, and leaves no session behind", async () => {
    const { outcome, steps } = await check("sap-business-one", "serviceLayer", values());
    expect(outcome).toMatchObject({ outcome: "verified", label: "manager @ SBODEMO" });
    expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
      ["fields", "host", "tls", "signIn", "identity"].map((name) => `${name} passed`),
    );
    expect(asked).toEqual(["POST /b1s/v1/Login", "GET /b1s/v1/Countries", "POST /b1s/v1/Logout"]);
    expect(sessions).toBe(0);
  });

  it("asks once only with a wrong password: several would lock the user", async () => {
    expect(await outcomeOf("sap-business-one", "serviceLayer", values({ password: "right" }))).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      says: "Login failed",
    });
    expect(asked).toEqual(["POST /b1s/v1/Login"]);
  });

  it("suggests the path when a web page answers, and wants the authority of an unknown certificate", async () => {
    expect(await outcomeOf("sap-business-one", "serviceLayer", values({ path: "/sap" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "unexpected_response",
      suggestion: { field: "path", value: "/b1s/v1" },
    });
    asked = [];
    expect(await outcomeOf("sap-business-one", "serviceLayer", values({ ca: "" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "tls",
      says: expect.stringContaining("Keyrack test authority"),
    });
    expect(asked).toEqual([]);
  });
});
