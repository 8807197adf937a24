import { expect, test } from "vitest";
import { owner, startProduct } from "../support/product";

test("a log that nobody reads any more neither stops Keyrack nor keeps it from stopping", async () => {
  const product = await startProduct();
  product.stopListening();
  for (let at = 0; at < 3; at++) {
    // Each is a line of the log or two.
    await fetch(`${product.url}/api/v1/credentials/%E0`, { headers: { authorization: "Bearer x" } });
    const body = new URLSearchParams({ email: owner.email, password: "wrong" });
    await fetch(`${product.url}/api/auth/callback/credentials`, { method: "POST", body, redirect: "manual" });
  }
  expect((await fetch(`${product.url}/api/health/ready`)).status).toBe(200);
  expect(await product.stop()).toBe(0);
  product.remove();
});
