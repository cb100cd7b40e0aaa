// @file if app.tools
// @if app.quiz
import { QuizRound } from "@/features/quiz/round";
// @end
// @if app.shared_games
import { SharedGame } from "@/features/quiz/shared-game";
// @end
// @if app.calculator
import { CalculatorTool } from "@/kit/calculator/calculator";
// @end
// @if app.cards
import { CardsTool } from "@/kit/cards/cards";
// @end
// @if app.checklist
import { ChecklistTool } from "@/kit/checklist/checklist";
// @end
// @if app.converter
import { ConverterTool } from "@/kit/converter/converter";
import { UnitConverter } from "@/kit/converter/unit-converter";
// @end
// @if app.timer
import { TimerTool } from "@/kit/countdown/timer";
// @end
// @if app.editor
import { EditorTool } from "@/kit/editor/editor";
// @end
// @if app.game
import { GameTool } from "@/kit/game/game";
// @end
// @if app.generator
import { GeneratorTool } from "@/kit/generator/generator";
// @end
// @if app.typing
import { TypingTool } from "@/kit/typing/typing";
// @end
import type { Tool } from "./types";

/** A tool, by its kind. */
export function ToolBody({ tool }: { tool: Tool }) {
  // @if app.calculator
  if (tool.calculator) return <CalculatorTool id={tool.slug} title={tool.title} calculator={tool.calculator} />;
  // @end
  // @if app.converter
  if (tool.converter?.way === "units") return <UnitConverter id={tool.slug} converter={tool.converter} />;
  if (tool.converter) return <ConverterTool converter={tool.converter} />;
  // @end
  // @if app.shared_games
  if (tool.game?.shared) return <SharedGame slug={tool.slug} game={tool.game} />;
  // @end
  // @if app.game
  if (tool.game) return <GameTool id={tool.slug} game={tool.game} />;
  // @end
  // @if app.timer
  if (tool.timer) return <TimerTool id={tool.slug} timer={tool.timer} />;
  // @end
  // @if app.generator
  if (tool.generator) return <GeneratorTool id={tool.slug} generator={tool.generator} />;
  // @end
  // @if app.checklist
  if (tool.checklist) return <ChecklistTool id={tool.slug} checklist={tool.checklist} />;
  // @end
  // @if app.cards
  if (tool.cards) return <CardsTool id={tool.slug} cards={tool.cards} />;
  // @end
  // @if app.typing
  if (tool.typing) return <TypingTool id={tool.slug} typing={tool.typing} />;
  // @end
  // @if app.editor
  if (tool.editor) return <EditorTool id={tool.slug} editor={tool.editor} />;
  // @end
  // @if app.quiz
  if (tool.quiz) return <QuizRound slug={tool.slug} quiz={tool.quiz} />;
  // @end
  return null;
}
