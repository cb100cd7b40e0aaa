// @file if app.writer_history
import { CopyButton } from "@/kit/device/copy-button";
import { dateTime } from "@/kit/format";
import { Button } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Input } from "@/kit/ui/input";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { myWritings } from "./queries";
import { writer } from "./settings";
import { WritingButtons } from "./writing-buttons";

/** Everything that was written for the account, to look for, star and delete. */
export async function WritingHistory({ q, starred }: { q: string; starred: boolean }) {
  const list = await myWritings({ q, starred });
  return (
    <>
      <PageHeader title="History" lead="What was written for you. Only you see it." back={{ href: "/write", label: `Write ${writer.plural}` }} />
      <form role="search" className="mb-5 flex flex-wrap items-center gap-3">
        <Input type="search" name="q" defaultValue={q} aria-label="Search history" placeholder="A word from it" className="w-64" />
        <label className="flex items-center gap-2 text-sm"><input type="checkbox" name="starred" value="1" defaultChecked={starred} className="size-4 accent-(--primary)" />Starred only</label>
        <Button type="submit" variant="outline">Search</Button>
        {q || starred ? <Button asChild variant="ghost"><Link href="/write/history">Clear</Link></Button> : null}
      </form>
      {list.length === 0 ? (
        <Empty icon="history" title={q || starred ? "Nothing found" : "Nothing written yet"} action={<Button asChild variant="outline"><Link href={q || starred ? "/write/history" : "/write"}>{q || starred ? "Show all" : `Write ${writer.plural}`}</Link></Button>}>
          {q || starred ? "Try another word, or show all." : "Every result is kept here."}
        </Empty>
      ) : (
        <ul aria-label="History" className="grid gap-4">
          {list.map((one) => (
            <li key={one.id} className="grid gap-4 rounded-(--radius-panel) border bg-card p-5 shadow-soft">
              <div className="flex flex-wrap items-start justify-between gap-3">
                <div className="min-w-0 flex-1 basis-64">
                  <p className="line-clamp-2 font-medium text-heading">{one.input}</p>
                  <p className="mt-1 text-xs text-muted-foreground">{[dateTime(one.at), ...Object.values(one.choices), one.practice ? "practice mode" : ""].filter(Boolean).join(" · ")}</p>
                </div>
                <WritingButtons id={one.id} starred={one.starred} />
              </div>
              <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
                {one.texts.map((text, i) => (
                  <div key={`${i} ${text}`} className="grid content-between gap-3 rounded-(--radius-control) bg-muted/60 p-4">
                    <p className="text-sm leading-relaxed whitespace-pre-wrap">{text}</p>
                    <div><CopyButton text={text} label="Copy" done="Copied" /></div>
                  </div>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
