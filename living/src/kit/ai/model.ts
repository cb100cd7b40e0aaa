import { z } from "zod";

/** A model that texts are asked of. Its key never leaves the server. */
export type Model = { service: "anthropic" | "openai"; key: string; url: string; model: string };

const PATIENCE = 60_000;
const blank = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);

/** The model that the environment names, or null: ANTHROPIC_API_KEY goes before OPENAI_API_KEY; AI_MODEL chooses another model. */
export function readModel(env: Record<string, string | undefined> = process.env): Model | null {
  const anthropic = blank(env.ANTHROPIC_API_KEY);
  if (anthropic) {
    return { service: "anthropic", key: anthropic, url: blank(env.ANTHROPIC_BASE_URL) ?? "https://api.anthropic.com", model: blank(env.AI_MODEL) ?? "claude-sonnet-4-5" };
  }
  const openai = blank(env.OPENAI_API_KEY);
  if (!openai) return null;
  return { service: "openai", key: openai, url: blank(env.OPENAI_BASE_URL) ?? "https://api.openai.com/v1", model: blank(env.AI_MODEL) ?? "gpt-5-mini" };
}

export type Answer = { ok: true; text: string } | { ok: false; error: string };

const anthropicAnswer = z.object({ content: z.array(z.object({ type: z.string(), text: z.string().optional() })) });
const openaiAnswer = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1) });

/** What people are told about a refusal; the service's own words may hold what is none of their business. */
function refusal(status: number): string {
  if (status === 401 || status === 403) return "The AI service does not accept the key of this app. Its owner has to check it.";
  if (status === 429 || status === 529) return "The AI service is busy, or the budget of its key is used up. Try again in a minute.";
  if (status >= 500) return "The AI service is down at the moment. Try again in a minute.";
  return "The AI service did not take this text. Try a shorter one.";
}

/** Asks the model once. Waits at most a minute. */
export async function askModel(to: Model, { system, prompt, tokens = 2000 }: { system: string; prompt: string; tokens?: number }): Promise<Answer> {
  const anthropic = to.service === "anthropic";
  const body = anthropic
    ? { model: to.model, max_tokens: tokens, system, messages: [{ role: "user", content: prompt }] }
    : { model: to.model, max_completion_tokens: tokens, messages: [{ role: "system", content: system }, { role: "user", content: prompt }] };
  const headers: Record<string, string> = anthropic
    ? { "content-type": "application/json", "x-api-key": to.key, "anthropic-version": "2023-06-01" }
    : { "content-type": "application/json", authorization: `Bearer ${to.key}` };
  try {
    const answer = await fetch(`${to.url.replace(/\/$/, "")}${anthropic ? "/v1/messages" : "/chat/completions"}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) return { ok: false, error: refusal(answer.status) };
    const json: unknown = await answer.json();
    const text = anthropic
      ? anthropicAnswer.parse(json).content.map((part) => part.text ?? "").join("")
      : (openaiAnswer.parse(json).choices[0]?.message.content ?? "");
    return text.trim() === "" ? { ok: false, error: "The AI service sent back nothing. Try again." } : { ok: true, text: text.trim() };
  } catch {
    return { ok: false, error: "The AI service could not be reached. Your text is still here: try again in a minute." };
  }
}

/** Reads a list of texts out of an answer: a JSON array, fenced or not, or texts between lines of dashes. */
export function readTexts(answer: string, wanted: number): string[] {
  const inside = /\[[\s\S]*\]/.exec(answer)?.[0];
  if (inside) {
    try {
      const list = z.array(z.string()).parse(JSON.parse(inside));
      if (list.length > 0) return list.map((text) => text.trim()).filter(Boolean).slice(0, wanted);
    } catch {
      // not JSON after all: read it as plain text
    }
  }
  const parts = answer.split(/\n\s*-{3,}\s*\n/).map((text) => text.trim()).filter(Boolean);
  return parts.slice(0, wanted);
}
