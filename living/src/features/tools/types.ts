// @file if app.tools
// @if app.calculator
import type { Calculator } from "@/kit/calculator/types";
// @end
// @if app.cards
import type { Cards } from "@/kit/cards/cards";
// @end
// @if app.checklist
import type { Checklist } from "@/kit/checklist/checklist";
// @end
// @if app.converter
import type { Converter } from "@/kit/converter/types";
// @end
// @if app.timer
import type { Timer } from "@/kit/countdown/types";
// @end
// @if app.editor
import type { Editor } from "@/kit/editor/editor";
// @end
// @if app.game
import type { Game } from "@/kit/game/types";
// @end
// @if app.generator
import type { Generator } from "@/kit/generator/generator";
// @end
// @if app.typing
import type { Typing } from "@/kit/typing/typing";
// @end
// @if app.quiz

/** How a quiz is played; its questions are in the database. */
export type Quiz = {
  questions: number;
  seconds: number;
  points: number;
  bonus: number;
  explain: boolean;
  nickname: boolean;
  name_min: number;
  name_max: number;
  table: number;
  table_from: string;
  staff: boolean;
  sample_topics: boolean;
};
// @end

/** One tool of content/tools.json; the part that its kind names is there. */
export type Tool = {
  slug: string;
  kind: string;
  title: string;
  intro?: string;
  icon?: string;
  // @if app.calculator
  calculator?: Calculator;
  // @end
  // @if app.cards
  cards?: Cards;
  // @end
  // @if app.checklist
  checklist?: Checklist;
  // @end
  // @if app.converter
  converter?: Converter;
  // @end
  // @if app.timer
  timer?: Timer;
  // @end
  // @if app.editor
  editor?: Editor;
  // @end
  // @if app.game
  game?: Game;
  // @end
  // @if app.generator
  generator?: Generator;
  // @end
  // @if app.typing
  typing?: Typing;
  // @end
  // @if app.quiz
  quiz?: Quiz;
  // @end
};
