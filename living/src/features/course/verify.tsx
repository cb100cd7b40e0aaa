// @file if app.course.certificate
import { sql } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { Button } from "@/kit/ui/button";
import { Input } from "@/kit/ui/input";
import { PageHeader } from "@/kit/ui/page";

/** Anybody checks a certificate by its code: whose it is and from when, nothing else. */
export async function VerifyPage({ code }: { code: string }) {
  const wanted = code.trim().slice(0, 40);
  const [found] = wanted ? rowsOf<{ name: string; issued_on: string | Date }>(await withViewer((tx) => tx.execute(sql`select name, issued_on from app.verify_certificate(${wanted})`))) : [];
  return (
    <>
      <PageHeader title="Check a certificate" lead="Enter the code that stands on it." />
      <form className="mb-5 flex max-w-md gap-2">
        <Input name="code" aria-label="Code" defaultValue={wanted} placeholder="ABC-7KQ2-94" />
        <Button type="submit">Check</Button>
      </form>
      {wanted === "" ? null : found ? (
        <dl role="status" className="grid max-w-md grid-cols-[auto_1fr] gap-x-5 gap-y-2 rounded-(--radius-panel) border bg-card p-5">
          <dt className="text-muted-foreground">Name</dt><dd className="font-semibold">{found.name}</dd>
          <dt className="text-muted-foreground">Date</dt><dd>{new Date(found.issued_on).toLocaleDateString("en-GB", { dateStyle: "long" })}</dd>
          <dt className="text-muted-foreground">Status</dt><dd className="font-semibold text-success-foreground">Valid</dd>
        </dl>
      ) : <p role="status" className="max-w-md rounded-(--radius-control) bg-danger px-4 py-3 text-danger-foreground">Not found. There is no certificate with this code.</p>}
    </>
  );
}
