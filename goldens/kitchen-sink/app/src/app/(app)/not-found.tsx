import { Link } from "@/kit/ui/link";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";

export default function NotFound() {
  return (
    <div className="mx-auto grid min-h-[60dvh] max-w-md content-center justify-items-center gap-3 px-6 py-16 text-center">
      <span className="grid size-12 place-items-center rounded-full bg-muted text-muted-foreground"><Icon name="search" className="size-5" /></span>
      <h1 className="text-2xl font-semibold tracking-tight">Nothing here</h1>
      <p className="text-muted-foreground">The page is gone, or it is not meant for this account.</p>
      <Button asChild className="mt-3"><Link href="/">Back to the start</Link></Button>
    </div>
  );
}
