// @file if not app.accountless
import { Shell } from "@/features/shell/shell";
// @if app.inbox or app.messages or app.connect
import { unreadCounts } from "@/features/network/unread";
// @end
import { viewer } from "@/kit/auth";

export default async function AppLayout({ children }: { children: React.ReactNode }) {
  return <Shell viewer={await viewer()}/* @if app.inbox or app.messages or app.connect */ counts={await unreadCounts(await viewer())}/* @end */>{children}</Shell>;
}
