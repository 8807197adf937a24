import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Find out **host** and **port**. Hosted brokers show them as one address, `amqps://…`: paste it as **Host** and it is split. What stands behind its last `/` is the **Virtual host**.",
      fills: ["host", "port", "vhost"],
      url: "https://www.rabbitmq.com/docs/uri-spec",
    },
    {
      text: "Make a user for this purpose that may enter this virtual host. The user `guest` is let in only from the broker's own machine.",
      fills: ["username", "password"],
      url: "https://www.rabbitmq.com/docs/access-control",
      copy: "rabbitmqctl add_user integration && rabbitmqctl set_permissions -p / integration '^$' 'orders' 'orders'",
    },
    {
      text: "Keep **Encryption** on. If the broker's certificate is not from a public authority, upload yours under **Advanced**.",
      fills: ["tls", "ca"],
      url: "https://www.rabbitmq.com/docs/ssl",
    },
  ],
  notes: [
    "The check signs in, enters the virtual host and leaves. It opens no channel, declares nothing and takes no message.",
    "AMQP 1.0, as in Azure Service Bus, is another protocol and not offered here.",
  ],
};
