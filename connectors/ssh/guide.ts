import type { Guide, GuideStep } from "../kit";

const place: GuideStep = {
  text: "Ask the partner or administrator for **host**, **port** and **user**.",
  fills: ["host", "port", "username"],
  url: "https://man.openbsd.org/sftp",
};

const hostKey: GuideStep = {
  text: "To be sure of the server at the first contact already, ask for the fingerprint of its **Host key** as well.",
  fills: ["hostKey"],
  url: "https://man.openbsd.org/ssh-keygen",
  copy: "ssh-keygen -l -f /etc/ssh/ssh_host_ed25519_key.pub",
};

const notes = [
  "The server's key is remembered. When it changes, nothing is sent until somebody confirmed the new one.",
  "The check signs in, asks for the home folder over SFTP and leaves. It runs no command.",
];

export const keyGuide: Guide = {
  steps: [
    place,
    {
      text: "Make a key pair for this purpose alone. Give the **.pub** file to the other side; it goes into `authorized_keys` there.",
      url: "https://man.openbsd.org/ssh-keygen",
      copy: "ssh-keygen -t ed25519 -f acme-orders -C acme-orders",
    },
    {
      text: "Paste the file without .pub as **Private key**, and its **Passphrase** if you gave it one.",
      fills: ["privateKey", "passphrase"],
      url: "https://man.openbsd.org/ssh-keygen",
    },
    hostKey,
  ],
  notes,
};

export const passwordGuide: Guide = {
  steps: [
    place,
    {
      text: "Enter the **Password** of the account. One with a second factor cannot be used by a machine.",
      fills: ["password"],
      url: "https://man.openbsd.org/sshd_config#PasswordAuthentication",
    },
    hostKey,
  ],
  notes,
};
