// @file if app.uploads
import { z } from "zod";
import { palette } from "@/features/uploads/palette";
import { draw } from "@/kit/art";
import { storedFile } from "@/kit/upload/store";

// Nothing in a file may run or load anything, whatever it is opened in.
const LOCKED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; sandbox";
const SHOWN = /^(?:image\/(?:png|jpeg|gif|webp|avif)|audio\/|video\/|application\/pdf)/;

/** One stored file. The database decides who may have it: whoever may read a row that shows it. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const file = z.uuid().safeParse(id).success ? await storedFile(id) : null;
  if (!file) return new Response("Not found", { status: 404, headers: { "Cache-Control": "no-store" } });
  const headers = new Headers({ "Cache-Control": "private, max-age=300", "Content-Security-Policy": LOCKED, "X-Content-Type-Options": "nosniff" });
  if (file.bytes === null) {
    // A picture of the sample: drawn here, from a name and a number, never from what somebody sent.
    headers.set("Content-Type", "image/svg+xml");
    return new Response(draw(file.art ?? "", palette), { headers });
  }
  const inline = SHOWN.test(file.kind);
  headers.set("Content-Type", file.kind);
  headers.set("Content-Disposition", `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  return new Response(new Uint8Array(file.bytes), { headers });
}
