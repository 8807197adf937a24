import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need somebody who may make entries in the directory.",
  steps: [
    {
      text: "Find out the **Host**. In Active Directory it is a domain controller; an address such as `ldaps://dc1.acme.example` can be pasted and is split.",
      fills: ["host"],
      url: "https://www.rfc-editor.org/rfc/rfc4516",
    },
    {
      text: "Take **TLS from the start** with port 636, or **StartTLS** with port 389. Most directories want one of them for a password.",
      fills: ["encryption", "port"],
      url: "https://www.rfc-editor.org/rfc/rfc4513#section-3",
    },
    {
      text: "Make an entry for this purpose that may only read what is needed. Enter its DN as **User**, with its **Password**.",
      fills: ["username", "password"],
      url: "https://www.openldap.org/doc/admin26/security.html",
    },
    {
      text: "Enter where searches begin as **Base DN**.",
      fills: ["baseDn"],
      url: "https://www.rfc-editor.org/rfc/rfc4511#section-4.5.1",
    },
    {
      text: "A directory's certificate is often from the company's own authority: upload that under **Advanced**.",
      fills: ["ca"],
      url: "https://www.openldap.org/doc/admin26/tls.html",
    },
  ],
  notes: [
    "The check binds, asks “Who am I?”, looks whether the base may be read, and unbinds. It reads no attribute.",
    "Directories answer a wrong password, an unknown user and often a locked one alike, so that nobody can try out names.",
  ],
};
