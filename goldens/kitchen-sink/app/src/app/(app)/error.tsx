"use client";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="mx-auto grid min-h-[60dvh] max-w-md content-center justify-items-center gap-3 px-6 py-16 text-center">
      <span className="grid size-12 place-items-center rounded-full bg-danger text-danger-foreground"><Icon name="alert" className="size-5" /></span>
      <h1 className="text-2xl font-semibold tracking-tight">Something went wrong</h1>
      <p className="text-muted-foreground">It is not your fault, and nothing that was saved is lost.{error.digest ? ` (${error.digest})` : ""}</p>
      <Button className="mt-3" onClick={reset}>Try again</Button>
    </div>
  );
}
