// @file if app.pictures
import type { Palette } from "@/kit/art";

/** The app's colours, for pictures that it draws itself. */
export const palette: Palette = {
  primary: "#4f46e5" /* @= theme.light.primary */,
  accent: "#cdeee6" /* @= theme.light.accent */,
  background: "#f8f8fb" /* @= theme.light.background */,
  heading: "#22232b" /* @= theme.light.heading */,
};
