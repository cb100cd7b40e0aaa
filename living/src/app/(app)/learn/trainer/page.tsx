// @file if app.course.trainer
import { notFound } from "next/navigation";
import { settingsOf } from "@/features/course/queries";
import { course } from "@/features/course/rules";
import { SpellingTrainer } from "@/features/course/trainer";
import { PageHeader } from "@/kit/ui/page";

export default async function TrainerPage() {
  const { trainerStreak, trainerBest } = await settingsOf();
  if (!course.trainer) notFound();
  return (
    <>
      <PageHeader title={course.trainer.title} lead={course.trainer.intro} />
      <SpellingTrainer trainer={course.trainer} streak={trainerStreak} best={trainerBest} first={0} />
    </>
  );
}
