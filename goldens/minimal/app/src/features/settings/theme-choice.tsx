"use client";
import { useSyncExternalStore } from "react";
import app from "@/content/app.json";
import { Icon } from "@/kit/ui/icon";
import type { IconName } from "@/kit/ui/icons";
import { setTheme, type ThemeChoice } from "@/kit/ui/theme-switch";

const choices: { value: ThemeChoice; label: string; icon: IconName }[] = [
  { value: "system", label: "Like the device", icon: "settings" },
  { value: "light", label: "Light", icon: "sun" },
  { value: "dark", label: "Dark", icon: "moon" },
];

function subscribe(changed: () => void) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["class", "data-theme-choice"] });
  return () => observer.disconnect();
}

/** Light, dark, or as the device is set. Kept in this browser. */
export function ThemeChoices() {
  const current = useSyncExternalStore(subscribe, () => localStorage.getItem("theme") ?? app.theme_mode, () => app.theme_mode);
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Theme</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="inline-flex h-10 cursor-pointer items-center gap-2 rounded-(--radius-control) border border-input bg-card px-3.5 text-sm font-medium shadow-xs has-checked:border-primary has-checked:bg-primary-soft has-checked:text-primary-soft-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
        >
          <input type="radio" name="theme" value={choice.value} checked={current === choice.value} onChange={() => setTheme(choice.value)} className="sr-only" />
          <Icon name={choice.icon} />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
