import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Built into Keyrack: it needs no account and no network, and shows how everything else works.",
  steps: [
    { text: "Copy this key and paste it as **Demo key**.", fills: ["key"], copy: "{keyrack.demoKey}" },
    { text: "Choose **Check and save**. The check signs in and asks the demo application who you are." },
  ],
  notes: ["Change one character of the key to see what a refused key looks like."],
};
