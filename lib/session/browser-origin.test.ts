import { expect, it } from "vitest";
import { browserOrigin } from "./browser-origin";

const of = (headers: Record<string, string>) => browserOrigin(new Headers(headers));
const host = "keys.example.com";

it("believes what the browser states about itself", () => {
  expect(of({ host, origin: "https://keys.example.com" })).toBe("https://keys.example.com");
});

it("takes the scheme from a page of ours, never the address of another site", () => {
  expect(of({ host, referer: "https://keys.example.com/setup" })).toBe("https://keys.example.com");
  expect(of({ host, referer: "https://evil.example/x" })).toBe("http://keys.example.com");
});

it("finds out about HTTPS although the reverse proxy does not say so", () => {
  expect(of({ host, "x-forwarded-proto": "http", "sec-fetch-mode": "navigate" })).toBe("https://keys.example.com");
  expect(of({ host, "x-forwarded-proto": "https" })).toBe("https://keys.example.com");
  expect(of({ host, "x-forwarded-proto": "http" })).toBe("http://keys.example.com");
});

it("does not take its own machine for an encrypted place", () => {
  for (const own of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "a.localhost"])
    expect(of({ host: own, "sec-fetch-mode": "navigate" })).toBe(`http://${own}`);
});
