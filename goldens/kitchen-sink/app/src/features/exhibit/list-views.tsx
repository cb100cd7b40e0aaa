import { isAdmin, type Viewer } from "@/kit/access";
import { withParams } from "@/kit/data/params";
import { type Tab, Tabs } from "@/kit/ui/tabs";

/** The ways to look at exhibits; none to choose from while there is only one. */
export function ExhibitTabs({ query, view, viewer }: { query: string; view: string; viewer: Viewer }) {
  const tabs: Tab[] = [
    { href: withParams("/exhibits", query, { view: "table" }), label: "Table", icon: "list", current: view === "table" },
    { href: withParams("/exhibits", query, { view: "cards" }), label: "Cards", icon: "grid", current: view === "cards" },
    { href: "/exhibits/board", label: "Board", icon: "columns", current: view === "board" },
    { href: withParams("/exhibits", query, { view: "map" }), label: "Map", icon: "map", current: view === "map" },
    { href: "/exhibits/calendar", label: "Calendar", icon: "calendar", current: view === "calendar" },
  ];
  if (isAdmin(viewer)) tabs.push({ href: "/exhibits/review", label: "Review", icon: "check-circle", current: view === "review" });
  if (tabs.length < 2) return null;
  return (
    <div className="mb-4">
      <Tabs label="Views" tabs={tabs} />
    </div>
  );
}
