"use client";
import { useOptimistic, useTransition } from "react";
import { roles } from "@/kit/access";
import { Listbox } from "@/kit/ui/listbox";
import { useToast } from "@/kit/ui/toast";
import { setRole } from "./actions";

const options = roles.map((role) => ({ value: role.name, label: role.label }));

/** The role of an account, to be changed at once. */
export function RoleChoice({ id, name, role }: { id: string; name: string; role: string }) {
  const toast = useToast();
  const [, start] = useTransition();
  const [shown, show] = useOptimistic(role);
  const change = (next: string) =>
    start(async () => {
      show(next);
      const result = await setRole({ id, role: next });
      if (result.ok) toast(`${name} has a new role`);
      else toast(result.error, "error");
    });
  return <Listbox label={`Role of ${name}`} options={options} value={shown} onChange={change} className="w-44" />;
}
