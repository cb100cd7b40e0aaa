import accounts from "@/content/accounts.json";
import { continueAs } from "@/features/auth/actions";
import { roleLabel } from "@/kit/access";
import { readEnv } from "@/kit/env";
import { Avatar } from "@/kit/ui/avatar";

/** One click to look around as each of the demo accounts. Only the embedded database with its sample has them. */
export function DemoAccounts({ next }: { next: string | null }) {
  const env = readEnv();
  if (env.mode !== "embedded" || !env.seed) return null;
  return (
    <section aria-labelledby="demo-heading" className="mt-6 rounded-(--radius-panel) border border-dashed p-5">
      <h2 id="demo-heading" className="text-sm font-semibold">Just looking?</h2>
      <p className="mt-1 text-sm text-muted-foreground">Go in as one of the demo accounts. No password needed.</p>
      <ul className="mt-3 grid gap-1.5">
        {accounts.map((account, index) => (
          <li key={account.email} className="relative">
            <form action={continueAs}>
              <input type="hidden" name="email" value={account.email} />
              <input type="hidden" name="next" value={next ?? ""} />
              <button
                type="submit"
                aria-describedby={`role-${index}`}
                className="flex w-full items-center gap-3 rounded-(--radius-control) border bg-card px-3 py-2 text-left text-sm shadow-xs transition-colors hover:bg-muted"
              >
                <Avatar name={account.name} />
                <span className="min-w-0 flex-1 pr-24 font-medium">Continue as {account.name}</span>
              </button>
            </form>
            <span id={`role-${index}`} className="pointer-events-none absolute inset-y-0 right-3 flex max-w-24 items-center text-right text-xs text-muted-foreground">
              {roleLabel(account.role)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
