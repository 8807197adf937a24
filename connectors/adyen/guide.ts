import type { Guide, GuideStep } from "../kit";

const keyStep = (url: string): GuideStep => ({
  text: "Open **Developers → API credentials** in the Customer Area, choose the `ws@Company` credential or make one, generate an **API key** and paste it here before you save there.",
  fills: ["apiKey"],
  url,
});

const notes = [
  "A new key leaves the old one alive for 24 hours.",
  "Tick the role for the Management API as well, so that the check can say which credential it is; without it the result is “limited”.",
];

export const liveGuide: Guide = {
  steps: [
    keyStep("https://ca-live.adyen.com"),
    {
      text: "Under **Developers → API URLs** copy the **prefix** and paste it as **Live URL prefix**.",
      fills: ["livePrefix"],
      url: "https://docs.adyen.com/development-resources/live-endpoints",
    },
  ],
  notes,
};

export const testGuide: Guide = {
  steps: [keyStep("https://ca-test.adyen.com")],
  notes,
};
