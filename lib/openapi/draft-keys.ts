import type { Drafted } from "./draft-oauth";
import type { Outline } from "./outline";
import type { SchemeOutline } from "./scheme-outline";

/** Ways in by a key: where it goes, what documents leave out about it, and what is no key although it is called one. */
export function draftKey(scheme: SchemeOutline, outline: Outline): Drafted {
  const { name, description = "", parameter = "", in: place = "" } = scheme;
  if (place === "cookie") return cookie(scheme, outline);
  const guesses: Record<string, string> = {};
  if (place !== "header" && place !== "query")
    guesses.place = place
      ? `The document says “${place.slice(0, 40)}”, which is no place for a key.`
      : "The document does not say where the key goes.";
  const [, clean = "", rest = ""] = /^\s*([^\s:]*)\s*:?\s*(.*)$/.exec(parameter) ?? [];
  if (clean === "") guesses.keyName = "The document does not say what it is called. Find it in the documentation.";
  else if (clean !== parameter)
    guesses.keyName = `The document says “${parameter.slice(0, 80)}”, which cannot be a name; cut to what can be.`;
  if (clean.toLowerCase() === "authorization" && place !== "query") return authorization(description, rest, guesses);
  const seen = Object.keys(outline.headers).find(
    (header) => header.toLowerCase() === clean.toLowerCase() && header !== clean,
  );
  if (seen) guesses.keyName = `The requests of the document write it “${seen}”. Case does not matter in a header.`;
  if (place === "header" && clean !== "" && !/key|token|auth|secret|id|pass|api|access|user/i.test(clean))
    guesses.keyName = `“${clean}” is an unusual name for a key. Compare it with the documentation.`;
  return {
    ways: [
      {
        values: {
          kind: "apiKey",
          place: place === "query" ? "query" : "header",
          ...(clean ? { keyName: clean } : {}),
          ...whenOf(description, name),
        },
        guesses,
      },
    ],
    notes: [],
  };
}

/** Nobody sends a bare key as Authorization; documents leave out the word before it. */
function authorization(description: string, rest: string, guesses: Record<string, string>): Drafted {
  const words = `${rest} ${description}`;
  if (/bearer|jwt/i.test(words))
    return {
      ways: [
        {
          values: { kind: "bearer" },
          guesses: {
            ...guesses,
            kind: "The document declares a key in the header Authorization and speaks of Bearer, so it was taken as a bearer token.",
          },
        },
      ],
      notes: [],
    };
  if (/\bbasic\b/i.test(words))
    return {
      ways: [
        {
          values: { kind: "basic" },
          guesses: {
            ...guesses,
            kind: "The document declares a key in the header Authorization and speaks of Basic, so it was taken as user name and password.",
          },
        },
      ],
      notes: [],
    };
  const word =
    /\b(Token|ApiKey|Api-Key|Key|OAuth|SSWS|Klaviyo-API-Key|Discogs|GenieKey|Apikey|PRIVATE-TOKEN)\b(?=[\s:{<“"'`]|$)/.exec(
      words,
    )?.[1];
  return {
    ways: [
      {
        values: { kind: "apiKey", place: "header", keyName: "Authorization", ...(word ? { prefix: `${word} ` } : {}) },
        guesses: {
          ...guesses,
          prefix: word
            ? `The description says “${word}”, so that is put before the key.`
            : "In the header Authorization almost every application wants a word before the key, such as Bearer, and the document does not say which. Look it up; left empty, the key is sent bare.",
        },
      },
    ],
    notes: [],
  };
}

function cookie({ name, description = "", parameter = "" }: SchemeOutline, outline: Outline): Drafted {
  const session =
    /sess|sid$|^sid|jsessionid|phpsessid|asp\.net|login|auth|jwt|token/i.test(`${parameter} ${name}`) ||
    /log(ged)?[ -]?in|session/i.test(description);
  if (!session)
    return {
      ways: [
        {
          values: { kind: "apiKey", place: "cookie", ...(parameter ? { keyName: parameter } : {}) },
          guesses: { place: "A key in a cookie is rare. Check that it is not a session that ends." },
        },
      ],
      notes: [],
    };
  const [login] = outline.logins;
  const user = login?.members.find((each) => /user|email|login|name/i.test(each));
  const password = login?.members.find((each) => /pass|pwd|secret/i.test(each));
  return {
    ways: [
      {
        values: {
          kind: "login",
          ...(login ? { loginPath: login.path } : {}),
          ...(user ? { loginUser: user } : {}),
          ...(password ? { loginPassword: password } : {}),
          ...(parameter ? { cookie: parameter } : {}),
        },
        guesses: {
          kind: `“${parameter || name}” is the cookie of a session: it ends, and nobody can paste it for good. Keyrack can sign in by itself to get one.`,
          loginPath: login
            ? `${login.path} looks like the sign-in.`
            : "The document has no request that looks like a sign-in. Enter its path.",
          loginUser: user ? `The sign-in has a member ${user}.` : "Nothing in the document says what it is called.",
          loginPassword: password
            ? `The sign-in has a member ${password}.`
            : "Nothing in the document says what it is called.",
          minutes: "Documents do not say how long a session lives. 20 minutes is careful.",
        },
      },
    ],
    notes: [],
  };
}

export function whenOf(description: string, _name = ""): { when?: string } {
  const sentence = (/^.*?[.!?](?=\s|$)/.exec(description)?.[0] ?? "").replace(/[*_`#<>[\]]/g, "").trim();
  return sentence.length > 8 && sentence.length <= 160 ? { when: sentence } : {};
}
