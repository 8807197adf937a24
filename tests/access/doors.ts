import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export type Door = { kind: "page" | "route" | "action"; door: string; guard: string; verbs: string };

/** Read from the sources: what is exported, which of the ways to find out who asks it takes, and what of the room it calls. */
export function doors(): Door[] {
  const files = execFileSync("git", ["ls-files", "app/**/*.ts", "app/**/*.tsx", "app/*.ts", "app/*.tsx"], {
    encoding: "utf8",
  });
  return files
    .split("\n")
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
    .flatMap((file) => doorsOf(file, readFileSync(file, "utf8")))
    .sort((a, b) => (a.door < b.door ? -1 : 1));
}

function doorsOf(file: string, text: string): Door[] {
  const kind = /\/(page|layout)\.tsx$/.test(file)
    ? "page"
    : /\/route\.ts$/.test(file)
      ? "route"
      : /^"use server"/m.test(text)
        ? "action"
        : undefined;
  if (kind === undefined) return [];
  const names = kind === "page" ? [""] : exported(text, kind);
  return names.map((name) => ({
    kind,
    door: `${file} ${name}`.trim(),
    guard: guardOf(kind === "action" ? bodyOf(text, name) : text),
    verbs: verbsOf(text, kind === "action" ? bodyOf(text, name) : text),
  }));
}

function exported(text: string, kind: "route" | "action"): string[] {
  const direct = [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map((match) => match[1] ?? "");
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap((match) =>
    (match[1] ?? "").split(",").map((each) => each.trim().split(" as ").at(-1) ?? ""),
  );
  const names = [...direct, ...listed].filter((name) => name !== "");
  return kind === "route" ? names.filter((name) => /^[A-Z]+$/.test(name)) : names;
}

/** From its first line to the next thing at the margin, with the functions of the same file that it calls. */
function bodyOf(text: string, name: string, depth = 0): string {
  const start = text.search(new RegExp(`^(export )?(async )?(function|const) ${name}\\b`, "m"));
  if (start < 0) return "";
  const end = text.slice(start).search(/^\}/m);
  const body = text.slice(start, end < 0 ? undefined : start + end);
  if (depth > 2) return body;
  const others = [...text.matchAll(/^(?:async )?function (\w+)/gm)].map((match) => match[1] ?? "");
  const called = others.filter((other) => other !== name && new RegExp(`\\b${other}\\(`).test(body));
  return [body, ...called.map((other) => bodyOf(text, other, depth + 1))].join("\n");
}

function guardOf(text: string): string {
  const ways = ["act", "actingMember", "currentActor", "memberFor", "assertOwnOrigin", "attempt", "answerUpload"];
  const used = ways.filter((way) => new RegExp(`\\b${way}(<[^>]*>)?\\(`).test(text));
  return used.join(", ") || "nothing";
}

function verbsOf(text: string, body: string): string {
  const imported = [...text.matchAll(/^import \{([^}]*)\} from "@\/lib\/[^"]+"/gms)].flatMap((match) =>
    (match[1] ?? "").split(",").map((each) => each.trim()),
  );
  const names = imported.filter((name) => /^[a-z]\w*$/.test(name) && new RegExp(`\\b${name}\\(`).test(body));
  return [...new Set(names)].sort().join(", ") || "-";
}
