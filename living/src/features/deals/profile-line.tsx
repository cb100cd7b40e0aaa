// @file if app.deal
import { longDate, money, number } from "@/kit/format";
import { Link } from "@/kit/ui/link";
import type { Profile } from "./queries";

const link = "text-link underline decoration-link/30 underline-offset-4 hover:decoration-link";

function text(kind: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map((each) => words(String(each))).join(", ");
  switch (kind) {
    case "money":
      return money(Number(value));
    case "integer":
    case "decimal":
      return number(Number(value));
    case "boolean":
      return value === true ? "Yes" : "No";
    case "date":
      return longDate(String(value instanceof Date ? value.toISOString() : value).slice(0, 10));
    case "enum":
      return words(String(value));
    default:
      return String(value);
  }
}

/** An option's value as words: "small_animal" is "Small animal". */
const words = (value: string) => value.charAt(0).toUpperCase() + value.slice(1).replaceAll("_", " ");

/** The profile of the other party, as far as the database shows it, and the way to its page. */
export function ProfileLine({ profile }: { profile: Profile | undefined }) {
  if (!profile) return null;
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      <dl className="flex flex-wrap gap-x-6 gap-y-2 empty:hidden">
        {profile.of.fields.map((field) => {
          if (field.kind === "file" || field.kind === "long_text") return null;
          const shown = text(field.kind, profile.values[field.name]);
          return shown ? (
            <div key={field.name}>
              <dt className="text-xs text-muted-foreground">{field.label}</dt>
              <dd>{field.kind === "phone" ? <a href={`tel:${shown.replace(/[^+\d]/g, "")}`} className={link}>{shown}</a> : shown}</dd>
            </div>
          ) : null;
        })}
      </dl>
      <div className="self-end">
        <Link href={`/${profile.of.route}/${profile.id}`} className={link}>Whole profile</Link>
      </div>
    </div>
  );
}
