// @file if app.inbox
import { desc } from "drizzle-orm";
import { accountNotices } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { cn } from "@/kit/class-names";
import { dateTime } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { openNotice, readAllNotices } from "./inbox-actions";

/** What happened around the account, the newest first. */
export async function Inbox() {
  const notices = await withUser((tx) => tx.select().from(accountNotices).orderBy(desc(accountNotices.createdAt)).limit(100));
  const unread = notices.filter((notice) => notice.readAt === null).length;
  return (
    <>
      <PageHeader title="Notifications" lead={unread > 0 ? `${unread} not read yet.` : "You have read everything."}>
        {unread > 0 ? <form action={readAllNotices}><Button type="submit" variant="outline">Mark all as read</Button></form> : null}
      </PageHeader>
      {notices.length === 0 ? (
        <Empty icon="bell" title="No notifications yet">When somebody answers you or there is news, it shows up here.</Empty>
      ) : (
        <ul aria-label="Notifications" className="grid max-w-3xl divide-y overflow-hidden rounded-(--radius-panel) border bg-card">
          {notices.map((notice) => (
            <li key={notice.id}>
              <form action={openNotice}>
                <input type="hidden" name="id" value={notice.id} />
                <button type="submit" className="flex w-full items-center gap-3 px-4 py-3 text-left hover:bg-muted">
                  <span className="min-w-0 flex-1">
                    <span className={cn("block text-sm break-words", notice.readAt === null && "font-semibold")}>{notice.body}</span>
                    <time dateTime={notice.createdAt.toISOString()} className="text-xs text-muted-foreground">{dateTime(notice.createdAt)}</time>
                  </span>
                  {notice.readAt === null ? <Badge tone="info">New</Badge> : null}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
