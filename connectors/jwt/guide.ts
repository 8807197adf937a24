import { addressStep, anyNotes, lastSteps } from "../families/any-api";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "For APIs that give you a key to sign short tokens with, instead of a token.",
  steps: [
    addressStep("https://www.rfc-editor.org/rfc/rfc7519"),
    {
      text: "Make a key there and paste it as **Signing key**. Choose the **Algorithm** that the documentation names; for a shared secret also how it is written.",
      fills: ["signingKey", "algorithm", "encoding"],
      url: "https://www.rfc-editor.org/rfc/rfc7518#section-3.1",
    },
    {
      text: "Copy the **Key ID** and enter **Issuer**, **Subject** and **Audience** as far as the documentation asks for them, and anything else as **More claims**.",
      fills: ["keyId", "issuer", "subject", "audience", "claims"],
    },
    {
      text: "Under **Advanced** change the **Lifetime**, or how the token is sent: **Header name** and **Prefix**.",
      fills: ["life", "headerName", "prefix"],
    },
    ...lastSteps,
  ],
  notes: [
    ...anyNotes,
    "The key never leaves Keyrack: flows get tokens that end within the hour.",
    "A clock that is wrong by minutes looks like a wrong key.",
  ],
};
