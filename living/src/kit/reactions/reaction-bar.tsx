"use client";
import { useOptimistic, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { useToast } from "@/kit/ui/toast";
import { countText, type Reacted, type Reaction, type ReactionResult } from "./types";

type Props = {
  reactions: readonly Reaction[];
  reacted: Reacted;
  /** Presses a button or takes it back; whoever has no account is led to sign in. */
  react: (name: string, on: boolean) => Promise<ReactionResult>;
};

/** The buttons that accounts press on a row, and how many have. */
export function ReactionBar({ reactions, reacted, react }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {reactions.map((reaction) => (
        <ReactionButton key={reaction.name} reaction={reaction} state={reacted[reaction.name] ?? { count: 0, mine: false }} react={react} />
      ))}
    </div>
  );
}

function ReactionButton({ reaction, state, react }: { reaction: Reaction; state: { count: number; mine: boolean } } & Pick<Props, "react">) {
  const [shown, show] = useOptimistic(state);
  const [pending, start] = useTransition();
  const toast = useToast();
  const press = () =>
    start(async () => {
      show({ mine: !state.mine, count: state.count + (state.mine ? -1 : 1) });
      const result = await react(reaction.name, !state.mine);
      if (!result.ok) toast(result.error, "error");
    });
  const count = countText(reaction, shown.count);
  return (
    <span className="inline-flex items-center gap-2">
      <Button variant={shown.mine ? "soft" : "outline"} size="sm" aria-pressed={shown.mine} disabled={pending} onClick={press}>
        <Icon name={reaction.icon} />
        {shown.mine ? reaction.done : reaction.label}
      </Button>
      {count ? <span className="text-xs text-muted-foreground tabular-nums">{count}</span> : null}
    </span>
  );
}
