// @file if not app.accountless
// @if app.slack
import { integrationSettings } from "@/features/slack/schema";
import { SlackSettings } from "@/features/slack/slack-settings";
import { isAdmin } from "@/kit/access";
// @end
import { requireUser/* @if app.slack */, withUser/* @end */ } from "@/kit/auth";
import { Section } from "@/kit/ui/card";
// @if app.course.languages
import { LanguageForm } from "@/features/course/language";
import { settingsOf } from "@/features/course/queries";
// @end
import { PageHeader } from "@/kit/ui/page";
import { ProfileForm } from "./profile-form";
import { ThemeChoices } from "./theme-choice";

/** What an account sets for itself, and what admins set for everybody. */
export async function Settings() {
  const account = await requireUser();
  // @if app.slack
  const manage = isAdmin(account);
  const connections = manage ? await withUser((tx) => tx.select({ slug: integrationSettings.slug }).from(integrationSettings)) : [];
  // @end
  return (
    <>
      <PageHeader title="Settings" lead="Your profile and how the app looks and works." />
      <div className="grid max-w-3xl gap-6">
        <Section title="Profile"><ProfileForm name={account.name} email={account.email} /></Section>
        {/* @if app.course.languages */}
        <Section title="Explanations"><LanguageForm language={(await settingsOf()).language} /></Section>
        {/* @end */}
        <Section title="Theme"><ThemeChoices /></Section>
        {/* @if app.slack */}
        <Section title="Integrations"><SlackSettings connected={connections.some(({ slug }) => slug === "slack")} manage={manage} /></Section>
        {/* @end */}
      </div>
    </>
  );
}
