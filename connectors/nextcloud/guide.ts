import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open Nextcloud and paste its address as **Server address**.", fills: ["baseUrl"] },
    {
      text: "Open **Settings → Security**, enter a name such as Keyrack below the list of devices and create an app password.",
      url: "https://docs.nextcloud.com/server/latest/user_manual/en/session_management.html",
    },
    { text: "Enter **User name** and **App password** as they are shown.", fills: ["username", "appPassword"] },
    { text: "If the certificate is from an authority of your own, upload that under **Advanced**.", fills: ["ca"] },
  ],
  notes: [
    "Files are reached below `/remote.php/dav/files/` and the user name.",
    "Several wrong passwords slow down every request from this server for a while.",
    "Removing the device from the list ends the access.",
  ],
};
