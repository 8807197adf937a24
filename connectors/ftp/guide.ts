import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Ask whoever runs the server for **host** and **port**. An address such as `ftp://ftp.acme.example:2121` can be pasted as **Host** and is split. `sftp://` is another protocol: choose SFTP / SSH for it.",
      fills: ["host", "port"],
      url: "https://www.rfc-editor.org/rfc/rfc959",
    },
    {
      text: "Take **Explicit TLS** unless the server is an old one that only has port 990: then **Implicit TLS**.",
      fills: ["encryption"],
      url: "https://www.rfc-editor.org/rfc/rfc4217",
    },
    {
      text: "Enter **User** and **Password** of an account made for this purpose, which sees no more folders than it needs.",
      fills: ["username", "password"],
      url: "https://www.rfc-editor.org/rfc/rfc959",
    },
    {
      text: "If one **Folder** matters, enter it: the check goes there and back.",
      fills: ["directory"],
      url: "https://www.rfc-editor.org/rfc/rfc959",
    },
    {
      text: "If the server's certificate is not from a public authority, upload yours under **Advanced**.",
      fills: ["ca"],
      url: "https://www.rfc-editor.org/rfc/rfc4217",
    },
  ],
  notes: [
    "The check signs in, asks for the folder and leaves. It lists, reads and writes no file, and opens no data connection.",
    "Because it opens none, it cannot tell whether the passive ports of the server are reachable.",
  ],
};
