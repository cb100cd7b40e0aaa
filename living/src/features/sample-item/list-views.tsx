// @file each entity
// @if entity.lists
import { listTabs } from "@/features/workflow/lists";
// @end
import {/* @if entity.moderation */ isAdmin,/* @end */ type Viewer } from "@/kit/access";
import { withParams } from "@/kit/data/params";
import { type Tab, Tabs } from "@/kit/ui/tabs";

/** The ways to look at sample items; none to choose from while there is only one. */
export function SampleItemTabs({ query, view/* @if entity.moderation or entity.lists or app.site */, viewer/* @end */ }: { query: string; view: string; viewer: Viewer }) {
  // @if app.site
  if (!viewer) return null; // a site shows its visitors one way to look at it
  // @end
  const tabs: Tab[] = [
    // @if entity.gallery
    { href: withParams("/sample-items", query, { view: "gallery" }), label: "Gallery", icon: "image", current: view === "gallery" },
    // @end
    // @if entity.articles
    { href: withParams("/sample-items", query, { view: "articles" }), label: "Texts", icon: "file", current: view === "articles" },
    // @end
    // @if entity.cards
    { href: withParams("/sample-items", query, { view: "table" }), label: "Table", icon: "list", current: view === "table" },
    { href: withParams("/sample-items", query, { view: "cards" }), label: "Cards", icon: "grid", current: view === "cards" },
    // @else
    { href: withParams("/sample-items", query, { view: "" }), label: "List", icon: "list", current: view === "table" },
    // @end
    // @if entity.board
    { href: "/sample-items/board", label: "Board", icon: "columns", current: view === "board" },
    // @end
    // @if entity.map
    { href: withParams("/sample-items", query, { view: "map" }), label: "Map", icon: "map", current: view === "map" },
    // @end
    // @if entity.calendar
    { href: "/sample-items/calendar", label: "Calendar", icon: "calendar", current: view === "calendar" },
    // @end
    // @each alert if alert.list
    { href: "/sample-items/lists/sample-alert" /* @= alert.href */, label: "Sample alert" /* @= alert.label */, icon: "alert", current: view === ("sample_alert" /* @= alert.name */) },
    // @end
  ];
  // @if entity.archive
  const past = new URLSearchParams(query).get("archive") === "past";
  tabs.push(
    { href: withParams("/sample-items", query, { archive: "" }), label: "Coming", icon: "calendar", current: !past },
    { href: withParams("/sample-items", query, { archive: "past" }), label: "Archive", icon: "history", current: past },
  );
  // @end
  // @if entity.moderation
  if (isAdmin(viewer)) tabs.push({ href: "/sample-items/review", label: "Review", icon: "check-circle", current: view === "review" });
  // @end
  // @if entity.lists
  tabs.push(...listTabs("sample_items", "/sample-items", query, viewer));
  // @end
  if (tabs.length < 2) return null;
  return (
    <div className="mb-4">
      <Tabs label="Views" tabs={tabs} />
    </div>
  );
}
