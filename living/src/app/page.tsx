// @if app.site
import { Site } from "@/features/site/site";
// @end
// @if not app.accountless and not app.site
import { Landing } from "@/features/landing/landing";
// @end
// @if app.accountless
import { ToolHome } from "@/features/tools/home";
// @end

// The first is the start page; an app has one of them.
const [Start] = [
  // @if not app.accountless and not app.site
  Landing,
  // @end
  // @if app.site
  Site,
  // @end
  // @if app.accountless
  ToolHome,
  // @end
] as const;

export default function Home() {
  return <Start />;
}
