import type { Guide, GuideStep } from "../kit";

const security = "https://docs.nats.io/running-a-nats-service/configuration/securing_nats";

const place: GuideStep = {
  text: "Find out **host** and **port**. An address such as `nats://nats.acme.example:4222` can be pasted as **Host** and is split.",
  fills: ["host", "port"],
  url: "https://docs.nats.io/using-nats/developer/connecting",
};

const rest: readonly GuideStep[] = [
  {
    text: "Keep **Encryption** on. If the server's certificate is not from a public authority, upload yours under **Advanced**.",
    fills: ["tls", "ca"],
    url: `${security}/tls`,
  },
  {
    text: "If one **Subject** matters, enter it: the check then says whether it may be subscribed to.",
    fills: ["subject"],
    url: `${security}/authorization`,
  },
];

const notes = [
  "The check signs in, asks for one sign of life and leaves. It publishes nothing.",
  "A server that wants TLS before its first word (handshake first) is not supported.",
];

export const passwordGuide: Guide = {
  steps: [
    place,
    {
      text: "Make a user for this purpose in the server's configuration and enter **User** and **Password**.",
      fills: ["username", "password"],
      url: `${security}/auth_intro/username_password`,
    },
    ...rest,
  ],
  notes,
};

export const tokenGuide: Guide = {
  steps: [
    place,
    {
      text: "Enter the **Token** that stands in the server's configuration.",
      fills: ["token"],
      url: `${security}/auth_intro/tokens`,
    },
    ...rest,
  ],
  notes,
};

export const credentialsGuide: Guide = {
  steps: [
    place,
    {
      text: "Make a user with `nsc`, or in Synadia Cloud, and download its **Credentials file**.",
      fills: ["userKey"],
      url: "https://docs.nats.io/using-nats/developer/connecting/creds",
      copy: "nsc generate creds --account orders --name integration",
    },
    ...rest,
  ],
  notes,
};
