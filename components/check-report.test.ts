import { expect, test } from "vitest";
import { type Fields, host, password, port, text } from "@/connectors/kit/field";
import { checkReport } from "./check-report";

const fields: Fields = {
  host: host({ label: "Host" }),
  port: port({ label: "Port" }),
  username: text({ label: "User" }),
  password: password({ label: "Password" }),
};

test("a report tells steps, reason and address, and no other value that was typed", () => {
  const report = checkReport({
    application: "PostgreSQL",
    authenticationType: "User and password",
    fields,
    typed: { host: "db.acme.example", port: "5432", username: "integration", password: "integration-canary" },
    steps: [
      { name: "host", state: "passed", ms: 12 },
      { name: "signIn", state: "failed", ms: 30 },
    ],
    done: {
      outcome: "rejected",
      reason: "invalid_credentials",
      explanation: {
        cause: "PostgreSQL at db.acme.example:5432 did not accept “integration” with “integration-canary”.",
        whose: "you",
        next: "Check them and enter them again.",
      },
    },
  });
  expect(report).toContain("rejected, invalid_credentials");
  expect(report).toContain("- Sign in: failed, 30 ms");
  expect(report).toContain("db.acme.example:5432");
  expect(report).toContain("did not accept “[User]” with “[Password]”");
  expect(report).not.toContain("canary");
});
