import type { Guide, GuideStep } from "../kit";

const place: GuideStep = {
  text: "Enter the **Address** of the server, with its port: 11434 unless it was changed. Add the certificate of your own authority under **Advanced**, if there is one.",
  fills: ["baseUrl", "ca"],
  url: "https://docs.ollama.com/faq",
};

const notes = [
  "Ollama listens only to its own machine at first: `OLLAMA_HOST=0.0.0.0` opens it to the network.",
  "A private address has to be allowed once by an owner or admin.",
];

export const openGuide: Guide = {
  steps: [place],
  notes: ["Whoever reaches this address can use the models: keep it inside the network.", ...notes],
};

export const bearerGuide: Guide = {
  steps: [place, { text: "Paste the token that your proxy asks for.", fills: ["token"] }],
  notes: ["If the proxy lets everybody read the list of models, the check proves nothing about the token.", ...notes],
};
