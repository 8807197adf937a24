import type { Metadata } from "next";
import { ThemeChoice } from "@/components/theme-choice";
import { Card } from "@/components/ui/card";
import { currentTheme, shortcutsOn } from "@/lib/session/session";
import { chooseShortcutsAction, chooseThemeAction } from "../../../session-actions";
import { memberFor } from "../../member";
import { SettingsPage } from "../settings-page";
import { ShortcutsSwitch } from "./shortcuts-switch";

export const metadata: Metadata = { title: "Appearance" };

export default async function AppearancePage() {
  const actor = await memberFor("/settings/appearance");
  const [theme, shortcuts] = await Promise.all([currentTheme(), shortcutsOn()]);
  return (
    <SettingsPage actor={actor} at="appearance">
      <Card title="Theme" description="For this browser. System follows the setting of your machine.">
        <div className="max-w-sm">
          <ThemeChoice words theme={theme} action={chooseThemeAction} />
        </div>
      </Card>
      <Card title="Keyboard" description="For this browser.">
        <ShortcutsSwitch on={shortcuts} action={chooseShortcutsAction} />
      </Card>
    </SettingsPage>
  );
}
