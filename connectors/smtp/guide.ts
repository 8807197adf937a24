import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Look up the server for outgoing mail at your provider and enter it as **Host**.",
      fills: ["host"],
      url: "https://www.rfc-editor.org/rfc/rfc6409",
    },
    {
      text: "Take **TLS from the start** with port 465, or **STARTTLS** with port 587, as the provider says.",
      fills: ["encryption", "port"],
      url: "https://www.rfc-editor.org/rfc/rfc8314",
    },
    {
      text: "Enter **User** and **Password** of the mailbox. If it asks people for a second factor, make an app password for Keyrack.",
      fills: ["username", "password"],
      url: "https://www.rfc-editor.org/rfc/rfc4954",
    },
    {
      text: "If the server's certificate is not from a public authority, upload yours under **Advanced**.",
      fills: ["ca"],
      url: "https://www.rfc-editor.org/rfc/rfc3207",
    },
  ],
  notes: ["The check signs in and leaves. It sends no mail."],
};
