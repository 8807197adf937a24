import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Look up the server for incoming mail at your provider and enter it as **Host**.",
      fills: ["host"],
      url: "https://www.rfc-editor.org/rfc/rfc6186",
    },
    {
      text: "Take **TLS from the start** with port 993, or **STARTTLS** with port 143, as the provider says.",
      fills: ["encryption", "port"],
      url: "https://www.rfc-editor.org/rfc/rfc8314",
    },
    {
      text: "Enter **User** and **Password** of the mailbox. If it asks people for a second factor, make an app password for Keyrack.",
      fills: ["username", "password"],
      url: "https://www.rfc-editor.org/rfc/rfc9051#name-login-command",
    },
    {
      text: "Under **Advanced** change the **Folder** if it is not the inbox, and upload your own authority if the server's certificate is not from a public one.",
      fills: ["mailbox", "ca"],
      url: "https://www.rfc-editor.org/rfc/rfc9051#name-status-command",
    },
  ],
  notes: [
    "The check signs in, counts the messages of the folder and leaves. It opens none, and marks none as read.",
    "Microsoft 365 takes no passwords over IMAP any more, and Google only app passwords. Signing in there with OAuth is not offered here.",
  ],
};
