import { Picture } from "./picture";

type Side = { id: string | null; label: string };

/** Two pictures of the same thing side by side, so that the difference shows; under each other where there is no room. */
export const Compare = ({ title, before, after }: { title: string; before: Side; after: Side }) => (
  <div role="group" aria-label={`${before.label} and ${after.label.toLowerCase()}`} className="grid grid-cols-2 gap-2 sm:gap-4">
    {[before, after].map((side) => (
      <figure key={side.label} className="overflow-hidden rounded-(--radius-panel) border bg-card shadow-soft">
        <Picture id={side.id} alt={`${title}: ${side.label.toLowerCase()}`} />
        <figcaption className="px-4 py-2.5 text-sm font-medium">{side.label}</figcaption>
      </figure>
    ))}
  </div>
);
