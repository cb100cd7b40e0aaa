// @file if app.course.word_list
import { Section } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { Input } from "@/kit/ui/input";
import { Button } from "@/kit/ui/button";
import { plainText } from "@/kit/cards/tolerant";
import { viewer as currentViewer } from "@/kit/auth";
import { Meaning } from "./meaning";
import { allPhrases, settingsOf } from "./queries";
import { course } from "./rules";

/** All phrases, searched by any part of them. */
export async function WordList({ query }: { query: string }) {
  const viewer = await currentViewer();
  const language = viewer ? (await settingsOf()).language : course.languages[0] ?? "English";
  const all = await allPhrases();
  const wanted = plainText(query);
  const found = all.filter(({ phrase }) => wanted === "" || [phrase.text, ...Object.values(phrase.meanings)].some((text) => plainText(text).includes(wanted)));
  return (
    <>
      <form role="search" className="mb-5 flex max-w-lg gap-2">
        <Input type="search" name="q" aria-label="Search phrases" placeholder="Search phrases" defaultValue={query} />
        <Button type="submit">Search</Button>
      </form>
      <p className="mb-3 text-sm text-muted-foreground">{`${found.length} ${found.length === 1 ? "phrase" : "phrases"}`}</p>
      {found.length === 0 ? <Empty icon="search" title="No phrase has this in it">Try a shorter part of the word, or look in the lessons.</Empty> : (
        <Section title="Phrases">
          <ul className="divide-y">
            {found.map(({ lesson, lessonId, phrase }) => (
              <li key={`${lessonId}/${phrase.text}`} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2.5">
                <span><strong>{phrase.text}</strong> – <Meaning phrase={phrase} language={language} /></span>
                <Link href={`/learn/lessons/${lessonId}`} className="rounded-sm text-sm text-muted-foreground hover:underline">{lesson}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
