"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Field } from "@/kit/form/field";
import { Button } from "@/kit/ui/button";
import { Textarea } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";
import { RatingInput } from "./rating-input";

export type RatingResult = { ok: true } | { ok: false; error: string };

/** One's own rating: 1 to 5 and a comment; filled with what was given before. */
export function RatingForm(props: {
  stars?: number | undefined;
  comment?: string | undefined;
  save: (stars: number, comment: string) => Promise<RatingResult>;
  /** Takes the rating back; absent when there is none. */
  remove?: (() => Promise<RatingResult>) | undefined;
}) {
  const [stars, setStars] = useState(props.stars ?? 0);
  const [comment, setComment] = useState(props.comment ?? "");
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();

  const run = (work: () => Promise<RatingResult>, done: string) =>
    start(async () => {
      const result = await work();
      setError(result.ok ? null : result.error);
      if (!result.ok) return;
      toast(done);
      router.refresh();
    });

  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (stars === 0) return setError("Choose 1 to 5");
        run(() => props.save(stars, comment), "Rating saved");
      }}
    >
      <RatingInput label="Your rating" value={stars} onChange={setStars} problem={error} />
      <Field label="Comment">
        {({ id }) => <Textarea id={id} rows={3} maxLength={2000} value={comment} onChange={(event) => setComment(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={pending}>Save rating</Button>
        {props.remove ? (
          <Button
            variant="ghost"
            disabled={pending}
            onClick={() => {
              setStars(0);
              setComment("");
              run(props.remove!, "Rating removed");
            }}
          >
            Remove rating
          </Button>
        ) : null}
      </div>
    </form>
  );
}
