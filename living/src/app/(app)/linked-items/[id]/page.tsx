// @file never
import { PageHeader } from "@/kit/ui/page";

/** Stands in for the page of what a sample item points at. */
export default function Page() {
  return <PageHeader title="Linked item" back={{ href: "/sample-items", label: "Sample items" }} />;
}
