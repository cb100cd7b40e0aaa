import { Avatar } from "@/kit/ui/avatar";
import { Stars } from "./stars";

export interface GivenRating {
  id: string;
  author: string;
  /** Whether the viewer gave it. */
  own: boolean;
  stars: number;
  comment: string;
  /** The instant for machines and as people read it. */
  at: string;
  atText: string;
}

/** Who rated it how, newest first. */
export function RatingList({ ratings }: { ratings: readonly GivenRating[] }) {
  if (ratings.length === 0) return null;
  return (
    <ul className="grid gap-5 border-t pt-5">
      {ratings.map((rating) => (
        <li key={rating.id} className="flex gap-3">
          <Avatar name={rating.author} />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
              <span className="font-medium">{rating.author}{rating.own ? <span className="font-normal text-muted-foreground"> (you)</span> : null}</span>
              <Stars value={rating.stars} label={`${rating.stars} of 5`} />
              <time dateTime={rating.at} className="text-xs text-muted-foreground">{rating.atText}</time>
            </p>
            {rating.comment ? <p className="mt-1 text-sm leading-relaxed break-words whitespace-pre-wrap">{rating.comment}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
