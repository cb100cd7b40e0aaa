"use client";
import { Button } from "./button";
import { Icon } from "./icon";

export type ThemeChoice = "system" | "light" | "dark";

/** Sets the colours of the page and remembers the choice in this browser. */
export function setTheme(choice: ThemeChoice) {
  const dark = choice === "dark" || (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.toggle("dark", dark);
  localStorage.setItem("theme", choice);
  document.documentElement.dataset.themeChoice = choice;
}

/** Switches between light and dark. */
export function ThemeSwitch({ className }: { className?: string }) {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label="Switch theme"
      className={className}
      onClick={() => setTheme(document.documentElement.classList.contains("dark") ? "light" : "dark")}
    >
      <Icon name="sun" className="dark:hidden" />
      <Icon name="moon" className="hidden dark:block" />
    </Button>
  );
}
