// @file if app.bookmarks
import type { Metadata } from "next";
import { Saved } from "@/features/saved/saved";

export const metadata: Metadata = { title: "Saved" };

export default function Page() {
  return <Saved />;
}
