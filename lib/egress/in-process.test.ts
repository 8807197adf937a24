import { describe, expect, it } from "vitest";
import { failureIn, get, localEgress } from "./servers.fixture";

describe("an application in this process", () => {
  it("is answered here, without a name or a socket", async () => {
    const here = localEgress({
      inProcess: new Map([
        [
          "https://demo.keyrack.test/",
          async ({ method, url, headers, body }) => ({
            status: 201,
            headers: { "Set-Cookie": "a=1" },
            body: JSON.stringify({ method, url, authorization: headers.authorization, body }),
          }),
        ],
      ]),
    });
    const url = "https://demo.keyrack.test/me?x=1";
    const answer = await here.request(get(url, { headers: { Authorization: "Bearer t" }, body: "b", method: "put" }));
    expect(JSON.parse(answer.body)).toEqual({ method: "PUT", url, authorization: "Bearer t", body: "b" });
    expect(answer).toMatchObject({ status: 201, headers: { "set-cookie": ["a=1"] }, url });
    expect((await here.request(get(url, { maxBytes: 5 }))).truncated).toBe(true);
    expect((await failureIn(here.request(get(url, { secretOrigins: [] }))))?.reason).toBe("blocked_address");
    expect((await failureIn(here.request(get("http://demo.keyrack.test/"))))?.reason).toBe("dns");
  });
});
