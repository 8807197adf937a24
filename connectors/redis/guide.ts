import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Find out **host** and **port**. Hosted servers show them as one address: paste it as **Host** and it is split.",
      fills: ["host", "port"],
      url: "https://redis.io/docs/latest/develop/tools/cli/",
    },
    {
      text: "Since Redis 6 make a user of its own that may do what is needed. Older servers have one password and no user.",
      fills: ["username", "password"],
      url: "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/",
      copy: "ACL SETUSER integration on >… ~orders:* +@read +ping +select",
    },
    {
      text: "Keep **Encryption** on if the server offers it; a plain Redis does not until TLS is configured.",
      fills: ["tls", "ca"],
      url: "https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/",
    },
    {
      text: "Change the **Database number** only if yours is not 0.",
      fills: ["database"],
      url: "https://redis.io/docs/latest/commands/select/",
    },
  ],
  notes: [
    "The check sends AUTH, PING, ACL WHOAMI and SELECT and reads no key.",
    "A cluster is asked at the address given; it is not followed to other nodes.",
  ],
};
