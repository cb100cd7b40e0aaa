import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askModel, readModel, readTexts } from "./model";
import { practiceTexts } from "./practice";

type Seen = { url?: string; headers: Record<string, unknown>; body: { model: string; messages: { role: string; content: string }[] } };
let seen: Seen[] = [];
let status = 200;
const service = createServer((request, response) => {
  let text = "";
  request.on("data", (part: Buffer) => (text += part.toString()));
  request.on("end", () => {
    seen.push({ url: request.url, headers: request.headers, body: JSON.parse(text) as Seen["body"] });
    response.writeHead(status, { "content-type": "application/json" });
    const anthropic = request.url === "/v1/messages";
    if (status !== 200) response.end(JSON.stringify(anthropic ? { type: "error", error: { type: "x", message: "secret words" } } : { error: { message: "secret words" } }));
    else response.end(JSON.stringify(anthropic ? { content: [{ type: "text", text: '["a","b"]' }] } : { choices: [{ message: { role: "assistant", content: '["a","b"]' } }] }));
  });
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((done) => service.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(() => void service.close());

it.each([
  ["anthropic", { ANTHROPIC_API_KEY: "k1", OPENAI_API_KEY: "k2" }, "/v1/messages", "x-api-key", "k1"],
  ["openai", { OPENAI_API_KEY: "k2", AI_MODEL: "m" }, "/chat/completions", "authorization", "Bearer k2"],
])("asks %s in its own protocol", async (_, env, path, header, value) => {
  seen = [];
  status = 200;
  const model = readModel({ ...env, ANTHROPIC_BASE_URL: url, OPENAI_BASE_URL: url });
  const answer = await askModel(model!, { system: "Write.", prompt: "Facts" });
  expect(answer).toEqual({ ok: true, text: '["a","b"]' });
  expect(seen[0]).toMatchObject({ url: path, headers: { [header]: value } });
  expect(seen[0]?.body.messages.at(-1)).toEqual({ role: "user", content: "Facts" });
});

it.each([[401, /check it/], [429, /busy/], [500, /down/], [400, /shorter/]])("says what to do about answer %i and nothing of what the service wrote", async (code, words) => {
  status = code;
  const answer = await askModel(readModel({ OPENAI_API_KEY: "k", OPENAI_BASE_URL: url })!, { system: "", prompt: "x" });
  expect(answer).toMatchObject({ ok: false, error: expect.stringMatching(words) as string });
  expect(JSON.stringify(answer)).not.toContain("secret");
});

it("is without a model when no key is set", () => expect(readModel({ ANTHROPIC_API_KEY: " " })).toBeNull());

it("reads lists from fenced JSON and from dashes", () => {
  expect(readTexts('Here:\n```json\n["one", "two"]\n```', 3)).toEqual(["one", "two"]);
  expect(readTexts("one\n---\ntwo", 3)).toEqual(["one", "two"]);
});

it("writes different texts in practice mode, with every fact in each", () => {
  const texts = practiceTexts({ task: "write", text: "3 rooms\nbalcony to the south\n900 a month\nlift", choices: { tone: "Friendly" }, versions: 3 });
  expect(new Set(texts).size).toBe(3);
  for (const text of texts) for (const fact of ["3 rooms", "alcony to the south", "900 a month", "ift"]) expect(text).toContain(fact);
});
