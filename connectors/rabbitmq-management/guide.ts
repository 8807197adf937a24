import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Have the management plugin switched on and enter its **Address**: port 15671 with TLS, 15672 without. If its certificate is from an authority of your own, upload that under **Advanced**.",
      fills: ["baseUrl", "ca"],
      url: "https://www.rabbitmq.com/docs/management",
      copy: "rabbitmq-plugins enable rabbitmq_management",
    },
    {
      text: "Make a user for this purpose with the tag `monitoring`, and enter its **User name** and **Password**.",
      fills: ["username", "password"],
      url: "https://www.rabbitmq.com/docs/management#permissions",
      copy: "rabbitmqctl add_user integration && rabbitmqctl set_user_tags integration monitoring",
    },
  ],
  notes: [
    "To send and take messages choose AMQP / RabbitMQ instead.",
    "The user `guest` is let in only from the broker's own machine.",
  ],
};
