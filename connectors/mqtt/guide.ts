import type { Guide } from "../kit";

const standard = "https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html";

export const guide: Guide = {
  steps: [
    {
      text: "Find out **host** and **port** of the broker. An address such as `mqtts://broker.acme.example:8883` can be pasted as **Host** and is split.",
      fills: ["host", "port"],
      url: "https://github.com/mqtt/mqtt.org/wiki/URI-Scheme",
    },
    {
      text: "Make a user for this purpose and enter **User** and **Password**.",
      fills: ["username", "password"],
      url: "https://mosquitto.org/documentation/authentication-methods/",
    },
    {
      text: "Keep **Encryption** on. If the broker's certificate is not from a public authority, upload yours under **Advanced**.",
      fills: ["tls", "ca"],
      url: "https://mosquitto.org/man/mosquitto-tls-7.html",
    },
    {
      text: "If one **Topic** matters, enter it: the check then says whether this user may subscribe to it.",
      fills: ["topic"],
      url: standard,
    },
    {
      text: "Leave **Version** and **Client id** as they are unless the broker wants others.",
      fills: ["version", "clientId"],
      url: standard,
    },
  ],
  notes: [
    "The check connects with a clean session and leaves. It publishes nothing.",
    "A broker that lets in everybody accepts any password: the check cannot tell.",
    "Mosquitto with a plain access list confirms every subscription and then sends nothing; the check cannot see that.",
  ],
};
