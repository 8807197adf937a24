import { addressStep, anyNotes, lastSteps } from "../families/any-api";
import type { Guide, GuideStep } from "../kit";

const signInSteps: readonly GuideStep[] = [
  addressStep("https://www.rfc-editor.org/rfc/rfc9110.html#name-http-authentication"),
  {
    text: "Find the request that signs in: enter its address as **Sign-in URL**, how it is sent, and its **body** with the names that the application expects.",
    fills: ["loginUrl", "sentAs", "body"],
  },
  {
    text: "Enter **User name** and **Password** of an account made for this purpose.",
    fills: ["username", "password"],
  },
];

const last: readonly GuideStep[] = [
  {
    text: "If there is a **Sign-out URL**, enter it: each check then leaves no session behind. Headers that every request needs go under **More headers**.",
    fills: ["logoutUrl", "headers"],
  },
  ...lastSteps,
];

const notes = [
  "Sign-in, refresh and sign-out have to be at the host of the base URL or of the sign-in.",
  "The token is fetched when it is needed, kept in memory only, and shared by all flows that use this credential.",
  ...anyNotes,
];

export const tokenGuide: Guide = {
  intro: "For any API that hands out a token for user name and password.",
  steps: [
    ...signInSteps,
    {
      text: "Look at its answer: say where the **token** stands, and where it says when it ends, or how many seconds it lives.",
      fills: ["accessPath", "expiryPath", "life"],
    },
    {
      text: "Say how the token is **sent** with all other requests.",
      fills: ["sendAs", "headerName", "prefix", "parameterName", "cookieName"],
    },
    {
      text: "If the application has a request that **refreshes** a token, describe it under **Advanced**. Otherwise the sign-in is repeated.",
      fills: ["refreshUrl", "refreshAs", "renewalPath", "refreshBody"],
    },
    ...last,
  ],
  notes,
};

export const cookieGuide: Guide = {
  intro: "For any API that keeps a session in a cookie.",
  steps: [
    ...signInSteps,
    {
      text: "Enter the names of the **cookies** that it sets, the one of the session first, and how long a session lives after its last use.",
      fills: ["cookies", "life"],
    },
    ...last,
  ],
  notes,
};
