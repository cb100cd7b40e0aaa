import { type Viewer } from "@/kit/access";
import { withParams } from "@/kit/data/params";
import { type Tab, Tabs } from "@/kit/ui/tabs";

/** The ways to look at loans; none to choose from while there is only one. */
export function LoanTabs({ query, view }: { query: string; view: string; viewer: Viewer }) {
  const tabs: Tab[] = [
    { href: withParams("/loans", query, { view: "" }), label: "List", icon: "list", current: view === "table" },
  ];
  if (tabs.length < 2) return null;
  return (
    <div className="mb-4">
      <Tabs label="Views" tabs={tabs} />
    </div>
  );
}
