import type { Role } from "@/lib/actor";

/** What each role may do, in the words that people choose by. */
export const roleWords: Readonly<Record<Role, { label: string; help: string }>> = {
  owner: {
    label: "Owner",
    help: "Everything, also the master key, sign-in rules, new workspaces and other owners.",
  },
  admin: {
    label: "Admin",
    help: "Adds and removes people, and decides on OAuth clients, network rules and all API tokens.",
  },
  editor: {
    label: "Editor",
    help: "Adds, changes and checks credentials and flows. Deletes only what they added themselves.",
  },
  viewer: {
    label: "Viewer",
    help: "Sees which credentials there are and whether they work, and can check them again.",
  },
};
