// @file if app.team
"use client";
import { useOptimistic, useTransition } from "react";
import { Listbox } from "@/kit/ui/listbox";
import { useToast } from "@/kit/ui/toast";
import { setTeam } from "./actions";

type Props = { id: string; name: string; label: string; team: string; teams: readonly { value: string; label: string }[] };

/** The team that an account belongs to, to be changed at once. */
export function TeamChoice({ id, name, label, team, teams }: Props) {
  const toast = useToast();
  const [, start] = useTransition();
  const [shown, show] = useOptimistic(team);
  const change = (next: string) =>
    start(async () => {
      show(next);
      const result = await setTeam({ id, team: next });
      if (result.ok) toast(`${name} has moved`);
      else toast(result.error, "error");
    });
  return <Listbox label={`${label} of ${name}`} options={[{ value: "", label: "None" }, ...teams]} value={shown} onChange={change} className="w-44" />;
}
