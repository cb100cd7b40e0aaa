// @file if app.course.languages
"use client";
import { ChoiceField } from "@/kit/form/choice-field";
import { Form } from "@/kit/form/form";
import { chooseLanguage } from "./actions";
import { course } from "./rules";

/** In which language the learner reads explanations. */
export function LanguageForm({ language }: { language: string }) {
  return (
    <Form action={chooseLanguage} submit="Save language">
      {(error) => <div className="max-w-lg"><ChoiceField name="language" label="Language of explanations" required options={course.languages.map((one) => ({ value: one, label: one }))} value={language} error={error("language")} /></div>}
    </Form>
  );
}
