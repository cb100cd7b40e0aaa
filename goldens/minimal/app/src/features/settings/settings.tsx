import { requireUser } from "@/kit/auth";
import { Section } from "@/kit/ui/card";
import { PageHeader } from "@/kit/ui/page";
import { ProfileForm } from "./profile-form";
import { ThemeChoices } from "./theme-choice";

/** What an account sets for itself, and what admins set for everybody. */
export async function Settings() {
  const account = await requireUser();
  return (
    <>
      <PageHeader title="Settings" lead="Your profile and how the app looks and works." />
      <div className="grid max-w-3xl gap-6">
        <Section title="Profile"><ProfileForm name={account.name} email={account.email} /></Section>
        <Section title="Theme"><ThemeChoices /></Section>
      </div>
    </>
  );
}
