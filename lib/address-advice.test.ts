import { describe, expect, it } from "vitest";
import { adviseOn } from "./address-advice";

const notes = (url: string) => adviseOn(url).notes.join(" ");

describe("advice on the public address", () => {
  it("finds nothing wrong with a public name over HTTPS", () => {
    expect(notes("https://keyrack.example.com")).toBe("");
  });

  it.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
    "says of %s that only this machine can open it",
    (url) => {
      expect(notes(url)).toContain("Only this machine");
    },
  );

  it.each([
    "https://10.0.0.5",
    "https://192.168.1.2",
    "https://100.64.1.1",
    "https://[fd00::1]",
    "https://nas.local",
    "https://keyrack",
  ])("says of %s that it is known only inside", (url) => {
    expect(notes(url)).toContain("only inside your network");
  });

  it("says what plain HTTP, another port and a bare number mean", () => {
    expect(notes("http://keyrack.example.com")).toContain("unencrypted");
    expect(notes("https://keyrack.example.com:8443")).toContain("port 8443");
    expect(notes("https://203.0.114.7")).toContain("is a number");
  });
});
