// @file never
import { PageHeader } from "@/kit/ui/page";

/** Stands in for the form of what points at a sample item. */
export default function Page() {
  return <PageHeader title="New other item" back={{ href: "/sample-items", label: "Sample items" }} />;
}
