import type { ChannelKind } from "@/lib/notifications/input";
import type { NoticeType } from "@/lib/notifications/notice";

/** What the kinds of channels and of events are called on screen. */
export const kindWords: Record<ChannelKind, { name: string; one: string; about: string }> = {
  email: { name: "E-mail", one: "an e-mail channel", about: "One mail to each address, with a button to the fix." },
  webhook: { name: "Webhook", one: "a webhook", about: "A signed POST to your own server (Standard Webhooks)." },
  slack: { name: "Slack", one: "a Slack channel", about: "An incoming webhook of Slack, Mattermost or the like." },
};

export const eventWords: readonly { type: NoticeType; label: string; short: string; help: string }[] = [
  {
    type: "credential.invalid",
    label: "A credential stopped working",
    short: "stopped",
    help: "Refused twice, a minute apart. Never for an outage.",
  },
  { type: "credential.recovered", label: "It works again", short: "recovered", help: "Somebody fixed it." },
  {
    type: "credential.expiring",
    label: "A credential expires",
    short: "expiring",
    help: "30, 7 and 1 day before its last day.",
  },
  {
    type: "incident.started",
    label: "An application is in trouble",
    short: "trouble",
    help: "Many of its credentials failed alike: one message for all of them.",
  },
  {
    type: "link.finished",
    label: "A connect link is finished",
    short: "links",
    help: "Somebody connected an account.",
  },
];
