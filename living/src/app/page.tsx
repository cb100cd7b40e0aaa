// @if not app.accountless
import { Landing } from "@/features/landing/landing";
// @end
// @if app.accountless
import { ToolHome } from "@/features/tools/home";
// @end

// The first is the start page; an app has one of them.
const [Start] = [
  // @if not app.accountless
  Landing,
  // @end
  // @if app.accountless
  ToolHome,
  // @end
] as const;

export default function Home() {
  return <Start />;
}
