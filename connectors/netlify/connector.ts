import { bearerPaste } from "../families/key";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "netlify",
  name: "Netlify",
  aliases: ["hosting", "deploys", "sites", "jamstack"],
  category: "developer",
  docs: "https://docs.netlify.com/api/get-started/",
  tile: { initials: "Nl", hue: 178 },
  schemes: [
    scheme({
      id: "accessToken",
      type: "bearer",
      title: "Personal access token",
      recommended: true,
      fields: {
        accessToken: secret({
          label: "Personal access token",
          help: "Of one user. It may do everything that user may.",
          example: "nfp_0123456789abcdefghijklmnopqrstuvwxyz",
          paste: bearerPaste,
        }),
      },
      origins: ["https://api.netlify.com"],
      baseUrl: "https://api.netlify.com/api/v1",
      authenticate: { header: { authorization: "Bearer {accessToken}" } },
      probe: {
        url: "https://api.netlify.com/api/v1/user",
        identity: "/id",
        label: ["{/full_name} ({/email})", "/email", "/id"],
      },
      guide,
    }),
  ],
});
