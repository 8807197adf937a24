import { account } from "../families/key";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "openweathermap",
  name: "OpenWeatherMap",
  aliases: ["weather", "forecast", "openweather"],
  category: "productivity",
  docs: "https://openweathermap.org/appid",
  tile: { initials: "Ow", hue: 28 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "Also called APPID.",
          example: "0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{32}$",
          message: "An API key has 32 characters of 0-9 and a-f.",
        }),
        account,
      },
      origins: ["https://api.openweathermap.org"],
      baseUrl: "https://api.openweathermap.org",
      authenticate: { query: { appid: "{apiKey}" } },
      probe: {
        url: "https://api.openweathermap.org/data/2.5/weather?lat=0&lon=0",
        identity: ["{account} at api.openweathermap.org", "api.openweathermap.org"],
        label: ["{account}", "api.openweathermap.org"],
      },
      judge: [
        {
          status: 401,
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "A new key is refused for up to two hours. If it is older, look for a missing character.",
          },
        },
        { status: 200, absent: "/weather", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
