import { googleApplication } from "../families/google";
import { little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-calendar",
  name: "Google Calendar",
  aliases: ["events", "meetings", "appointments", "workspace"],
  category: "productivity",
  docs: "https://developers.google.com/workspace/calendar/api/auth",
  tile: { initials: "Gc", hue: 215 },
  popular: true,
  api: "Google Calendar API",
  library: "calendar-json.googleapis.com",
  origins: ["https://www.googleapis.com"],
  baseUrl: "https://www.googleapis.com/calendar/v3",
  scopes: [
    much(`${at}/calendar`, "See, change, share and delete all calendars"),
    much(`${at}/calendar.events`, "See and change events in all calendars"),
    little(`${at}/calendar.readonly`, "See all calendars and events"),
    little(`${at}/calendar.events.readonly`, "See events"),
    little(`${at}/calendar.freebusy`, "See only when somebody is busy"),
  ],
  presets: [
    { title: "Events and calendars", scopes: [`${at}/calendar.readonly`, `${at}/calendar.events`] },
    { title: "Read only", scopes: [`${at}/calendar.readonly`] },
    { title: "Everything", scopes: [`${at}/calendar`] },
  ],
  probe: {
    url: "https://www.googleapis.com/calendar/v3/users/me/calendarList/primary",
    identity: ["/id", "{facts.email}"],
    label: ["/id", "{facts.email}"],
  },
});
