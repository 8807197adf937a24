import type { Guide } from "../kit";

export const keyGuide: Guide = {
  intro: "You need to be an owner, admin or manager of the Mailchimp account.",
  steps: [
    {
      text: "Open **Account → Extras → API keys** in Mailchimp and create a key.",
      url: "https://admin.mailchimp.com/account/api/",
    },
    { text: "Copy the key while it is shown and paste it as **API key**.", fills: ["apiKey"] },
    {
      text: "Enter what follows its dash, such as `us6`, as **Data centre**.",
      fills: ["dataCenter"],
      url: "https://mailchimp.com/developer/marketing/docs/fundamentals/#connecting-to-the-api",
    },
  ],
  notes: [
    "A key reaches the whole account of the person who made it.",
    "Transactional e-mail (Mandrill) has keys of its own, which do not work here.",
  ],
};
