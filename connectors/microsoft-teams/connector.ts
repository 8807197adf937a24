import { graphApplication } from "../families/microsoft-graph";
import { little, much } from "../families/oauth-client";

export default graphApplication({
  id: "microsoft-teams",
  name: "Microsoft Teams",
  aliases: ["chat", "channels", "messages", "graph"],
  category: "communication",
  docs: "https://learn.microsoft.com/graph/api/resources/teams-api-overview",
  tile: { initials: "Te", hue: 240 },
  popular: true,
  scopes: [
    little("Team.ReadBasic.All", "See the teams the person is in"),
    little("Channel.ReadBasic.All", "See the channels of those teams"),
    much("ChannelMessage.Send", "Write in channels in the person's name"),
    much("ChannelMessage.Read.All", "Read messages in channels; an administrator has to consent"),
    much("Chat.ReadWrite", "Read and write the person's chats"),
    little("Chat.Read", "Read the person's chats"),
    little("OnlineMeetings.Read", "See the person's meetings"),
  ],
  presets: [
    {
      title: "Write in channels and chats",
      scopes: ["Team.ReadBasic.All", "Channel.ReadBasic.All", "ChannelMessage.Send", "Chat.ReadWrite"],
    },
    { title: "Only write in channels", scopes: ["Team.ReadBasic.All", "Channel.ReadBasic.All", "ChannelMessage.Send"] },
  ],
  application: "`Team.ReadBasic.All`, `ChannelMessage.Read.All` or what it needs",
  notes: [
    "Without a Teams licence the check passes, but channels and chats answer 403. Personal accounts have no teams.",
  ],
  applicationNotes: ["An application cannot write messages in channels or chats; that needs a person."],
});
