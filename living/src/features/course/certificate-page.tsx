// @file if app.course.certificate
import app from "@/content/app.json";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { myCertificate } from "./actions";
import { GetCertificate, PrintButton } from "./certificate";

export async function CertificatePage() {
  const mine = await myCertificate();
  return (
    <>
      <PageHeader title="Certificate" />
      {mine ? (
        <div className="grid max-w-2xl gap-5">
          <article className="grid gap-3 rounded-(--radius-panel) border-4 border-double bg-card p-10 text-center">
            <p className="text-sm tracking-widest uppercase">Certificate of attendance</p>
            <p className="text-3xl font-semibold text-heading">{mine.name}</p>
            <p>{`has completed ${app.name} on ${mine.issuedAt.toLocaleDateString("en-GB", { dateStyle: "long" })}.`}</p>
            <p className="font-mono text-lg">{mine.code}</p>
          </article>
          <p className="flex flex-wrap items-center gap-3 text-sm"><PrintButton /><Link href={`/verify?code=${mine.code}`} className="text-link underline">Check this code</Link></p>
        </div>
      ) : <GetCertificate />}
    </>
  );
}
