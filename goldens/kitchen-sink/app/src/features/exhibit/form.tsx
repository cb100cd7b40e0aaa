"use client";
import { CheckboxField } from "@/kit/form/checkbox-field";
import { ChoiceField } from "@/kit/form/choice-field";
import { Form } from "@/kit/form/form";
import { PlaceField } from "@/kit/form/place-field";
import type { FormState } from "@/kit/form/state";
import { TagsField } from "@/kit/form/tags-field";
import { DateField, DateTimeField, DurationField, EmailField, LongTextField, NumberField, PhoneField, TimeField, UrlField, TextField } from "@/kit/form/text-fields";
import * as format from "@/kit/format";
import { Card } from "@/kit/ui/card";
import type { ExhibitChoices } from "./choices";
import * as options from "./options";
import type { Exhibit } from "./schema";

const numberText = (value: number | null | undefined) => (typeof value === "number" ? String(value) : undefined);

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  submit: string;
  cancel?: string;
  values: Partial<Exhibit>;
  choices: ExhibitChoices;
};

/** The form of a new exhibit and of one that is changed. */
export function ExhibitForm({ action, submit, cancel, values, choices }: Props) {
  return (
    <Card className="max-w-3xl p-5 sm:p-7">
      <Form action={action} submit={submit} cancel={cancel}>
        {(error) => (
          <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
            <TextField
              name="title"
              label="Title"
              required
              help="What people see first."
              value={values.title ?? undefined}
              maxLength={120}
              error={error("title")}
            />
            <LongTextField
              name="notes"
              label="Notes"
              value={values.notes ?? undefined}
              maxLength={5000}
              error={error("notes")}
            />
            <NumberField
              name="quantity"
              label="Quantity"
              required
              value={numberText(values.quantity)}
              error={error("quantity")}
            />
            <NumberField
              name="weight"
              label="Weight"
              value={numberText(values.weight)}
              error={error("weight")}
            />
            <NumberField
              name="price"
              label="Price"
              required
              value={typeof values.price === "number" ? format.moneyInput(values.price) : undefined}
              prefix={format.currencySign}
              error={error("price")}
            />
            <NumberField
              name="discount"
              label="Discount"
              value={numberText(values.discount)}
              prefix="%"
              error={error("discount")}
            />
            <DateField
              name="startsOn"
              label="Starts on"
              value={values.startsOn ?? undefined}
              error={error("startsOn")}
            />
            <DateField
              name="endsOn"
              label="Ends on"
              value={values.endsOn ?? undefined}
              error={error("endsOn")}
            />
            <DateTimeField
              name="opensAt"
              label="Opens at"
              required
              value={values.opensAt ? format.wallClock(values.opensAt) : undefined}
              error={error("opensAt")}
            />
            <DateTimeField
              name="closesAt"
              label="Closes at"
              value={values.closesAt ? format.wallClock(values.closesAt) : undefined}
              error={error("closesAt")}
            />
            <TimeField
              name="dailyAt"
              label="Daily at"
              value={values.dailyAt?.slice(0, 5)}
              error={error("dailyAt")}
            />
            <DurationField
              name="effort"
              label="Effort"
              value={typeof values.effort === "number" ? format.duration(values.effort) : undefined}
              error={error("effort")}
            />
            <CheckboxField
              name="featured"
              label="Featured"
              value={values.featured}
              error={error("featured")}
            />
            <ChoiceField
              name="stage"
              label="Stage"
              required
              value={values.stage ?? undefined}
              options={options.stageOptions}
              error={error("stage")}
            />
            <TagsField
              name="topics"
              label="Topics"
              value={values.topics}
              options={options.topicsOptions}
              error={error("topics")}
            />
            <TagsField
              name="keywords"
              label="Keywords"
              value={values.keywords}
              options={options.keywordsOptions}
              error={error("keywords")}
            />
            <EmailField
              name="contact"
              label="Contact e-mail"
              required
              value={values.contact ?? undefined}
              error={error("contact")}
            />
            <PhoneField
              name="phone"
              label="Phone"
              value={values.phone ?? undefined}
              error={error("phone")}
            />
            <UrlField
              name="website"
              label="Website"
              value={values.website ?? undefined}
              error={error("website")}
            />
            <PlaceField
              name="venue"
              label="Venue"
              value={{ address: values.venue ?? undefined, lat: values.venueLat, lng: values.venueLng }}
              error={error("venue")}
            />
            <ChoiceField
              name="workspace"
              label="Workspace"
              required
              value={values.workspace ?? undefined}
              options={choices.workspace}
              error={error("workspace")}
            />
            <ChoiceField
              name="follows"
              label="Follows"
              value={values.follows ?? undefined}
              options={choices.follows}
              error={error("follows")}
            />
            <ChoiceField
              name="curator"
              label="Curator"
              value={values.curator ?? undefined}
              options={choices.curator}
              error={error("curator")}
            />
          </div>
        )}
      </Form>
    </Card>
  );
}
