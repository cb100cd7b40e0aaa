"use client";
import { useId, useState } from "react";
import app from "@/content/app.json";
import { cn } from "@/kit/class-names";
import { isList, isNumber, isRecord, isText, useStored } from "@/kit/device/use-stored";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { saysSame } from "./tolerant";

export type Card = { front: string; back: string };
export type Cards = { decks: { name: string; cards: Card[] }[]; add: boolean };

const isCards = isList((value: unknown): value is Card => isText((value as Card)?.front) && isText((value as Card)?.back));
const isOwn = isRecord(isCards);
const isBoxes = isRecord(isNumber);
const NOTHING: Record<string, Card[]> = {};
const NO_BOXES: Record<string, number> = {};

/** Flash cards: turn them or type the other side. What was wrong comes back first. */
export function CardsTool({ id, cards }: { id: string; cards: Cards }) {
  const [own, setOwn] = useStored(`${app.slug}:${id}:own`, NOTHING, isOwn);
  // How often in a row each card was known; the least known come first.
  const [boxes, setBoxes] = useStored(`${app.slug}:${id}:boxes`, NO_BOXES, isBoxes);
  const [name, setName] = useState(cards.decks[0]?.name ?? "");
  const [turned, setTurned] = useState(false);
  const [typed, setTyped] = useState("");
  const [says, setSays] = useState<"right" | "wrong" | null>(null);
  const field = useId();
  const deck = [...(cards.decks.find((one) => one.name === name)?.cards ?? []), ...(own[name] ?? [])];
  const box = (card: Card) => boxes[`${name}/${card.front}`] ?? 0;
  const card = deck.toSorted((a, b) => box(a) - box(b))[0];
  const known = deck.filter((one) => box(one) > 0).length;
  const answer = (right: boolean) => {
    if (!card) return;
    setBoxes({ ...boxes, [`${name}/${card.front}`]: right ? box(card) + 1 : Math.min(0, box(card) - 1) });
    setTurned(false);
    setTyped("");
    setSays(null);
  };
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-5">
      {cards.decks.length > 1 ? (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="mb-2 text-sm font-medium">Deck</legend>
          {cards.decks.map((one) => (
            <label key={one.name} className="inline-flex min-h-10 cursor-pointer items-center gap-2 rounded-(--radius-control) border border-input bg-card px-3 text-sm has-checked:border-primary has-checked:bg-primary-soft has-checked:text-primary-soft-foreground">
              <input type="radio" name={field} checked={name === one.name} className="accent-(--primary)" onChange={() => { setName(one.name); setTurned(false); setSays(null); setTyped(""); }} />
              {one.name}
            </label>
          ))}
        </fieldset>
      ) : null}
      <p className="text-sm text-muted-foreground">{`${known} of ${deck.length} cards known`}</p>
      {card ? (
        <section aria-label="Card" className="grid gap-4">
          <button
            type="button"
            aria-label={turned ? `Back: ${card.back}. Turn the card` : `Front: ${card.front}. Turn the card`}
            onClick={() => setTurned(!turned)}
            className={cn("grid min-h-52 place-items-center rounded-(--radius-panel) border bg-card p-6 text-center text-2xl font-semibold shadow-soft", turned && "bg-primary-soft text-primary-soft-foreground")}
          >
            {turned ? card.back : card.front}
          </button>
          <form
            className="flex gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              setSays(saysSame(typed, card.back) ? "right" : "wrong");
              setTurned(true);
            }}
          >
            <label htmlFor={`${field}-typed`} className="sr-only">Your answer</label>
            <Input id={`${field}-typed`} value={typed} placeholder="Type the other side, or turn the card" autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
            <Button type="submit" variant="outline" disabled={typed.trim() === ""}>Check</Button>
          </form>
          {says ? <p role="status" className={says === "right" ? "text-success-foreground" : "text-destructive"}>{says === "right" ? "Right!" : `Not quite: ${card.back}`}</p> : null}
          <div className="flex flex-wrap gap-2">
            {turned ? (
              <>
                <Button onClick={() => answer(true)} disabled={says === "wrong"}><Icon name="check" />I knew it</Button>
                <Button variant="outline" onClick={() => answer(false)}><Icon name="repeat" />Again</Button>
              </>
            ) : <Button onClick={() => setTurned(true)}><Icon name="repeat" />Turn</Button>}
            <Button variant="ghost" onClick={() => setBoxes({})}><Icon name="undo" />Start over</Button>
          </div>
        </section>
      ) : null}
      {cards.add ? <NewCard onAdd={(one) => setOwn({ ...own, [name]: [...(own[name] ?? []), one] })} /> : null}
    </div>
  );
}

function NewCard({ onAdd }: { onAdd: (card: Card) => void }) {
  const id = useId();
  const [front, setFront] = useState("");
  const [back, setBack] = useState("");
  const [error, setError] = useState("");
  return (
    <Section title="Add a card">
      <form
        noValidate
        className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          if (!front.trim() || !back.trim()) return setError("Enter both sides");
          onAdd({ front: front.trim(), back: back.trim() });
          setFront("");
          setBack("");
          setError("");
        }}
      >
        <div className="grid gap-1.5"><label htmlFor={`${id}-front`} className="text-sm font-medium">Front</label><Input id={`${id}-front`} value={front} maxLength={200} onChange={(event) => setFront(event.target.value)} /></div>
        <div className="grid gap-1.5"><label htmlFor={`${id}-back`} className="text-sm font-medium">Back</label><Input id={`${id}-back`} value={back} maxLength={200} onChange={(event) => setBack(event.target.value)} /></div>
        <Button type="submit" className="sm:mt-6.5">Add card</Button>
        {error ? <p role="alert" className="text-sm text-destructive">{error}</p> : null}
      </form>
    </Section>
  );
}
