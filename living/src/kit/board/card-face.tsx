import { Link } from "@/kit/ui/link";
import { Avatar } from "@/kit/ui/avatar";
import { Badge, washes } from "@/kit/ui/badge";
import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";
import type { BoardCard } from "./types";

/** What a card shows. `ghost` is the copy that follows the pointer. */
export function CardFace({ card, ghost, pending, menu }: { card: BoardCard; ghost?: boolean; pending?: boolean; menu?: React.ReactNode }) {
  const foot = card.due || card.facts.length > 0 || card.people.length > 0;
  return (
    <div className={cn("rounded-(--radius-control) border p-3 shadow-xs transition-shadow", card.wash ? washes[card.wash] : "bg-card", ghost ? "border-primary/40 shadow-xl" : "group-hover/card:shadow-md", pending && "opacity-60")}>
      <div className="flex items-start gap-1">
        <p className="min-w-0 flex-1 text-sm leading-5 font-medium break-words">
          {ghost || pending ? card.title : (
            <Link href={card.href} draggable={false} className="rounded-sm underline-offset-4 hover:underline">{card.title}</Link>
          )}
        </p>
        {menu}
      </div>
      {card.badges.length > 0 ? (
        <div className="mt-2 flex flex-wrap gap-1">
          {card.badges.map((badge) => <Badge key={badge.label} tone={badge.tone}>{badge.label}</Badge>)}
        </div>
      ) : null}
      {foot ? (
        <div className="mt-2.5 flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground">
          {card.due ? (
            <span className={cn("inline-flex items-center gap-1", card.due.overdue && "rounded-md bg-danger px-1.5 py-0.5 font-medium text-danger-foreground")}>
              <Icon name="calendar" className="size-3.5" />
              <time dateTime={card.due.day}>{card.due.text}</time>
              {card.due.overdue ? <span>Overdue</span> : null}
            </span>
          ) : null}
          {card.facts.map((fact) => (
            <span key={fact.icon} className="inline-flex items-center gap-1" title={fact.label}>
              <Icon name={fact.icon} className="size-3.5" />
              <span className="sr-only">{fact.label}</span>
              <span aria-hidden>{fact.text}</span>
            </span>
          ))}
          {card.people.length > 0 ? (
            <span className="ml-auto flex -space-x-1.5">
              {card.people.map((person) => (
                <span key={`${person.label} ${person.name}`} role="img" aria-label={`${person.label}: ${person.name}`} title={`${person.label}: ${person.name}`} className="rounded-full ring-2 ring-card">
                  <Avatar name={person.name} size="sm" />
                </span>
              ))}
            </span>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
