import { describe, expect, it } from "vitest";
import { applyMove, byColumn, dropIndex, indexOf, mayMove, moveTo, step } from "./order";

const columns = [{ value: "todo" }, { value: "doing" }, { value: "done" }];
const cards = [
  { id: "a", column: "todo" },
  { id: "x", column: "doing" },
  { id: "b", column: "todo" },
  { id: "c", column: "todo" },
  { id: "lost", column: "gone" },
];
const ids = (list: readonly { id: string }[]) => list.map((c) => c.id).join("");
const column = (list: readonly { id: string; column: string }[], name: string) => ids(list.filter((c) => c.column === name));

describe("byColumn", () => {
  it("keeps the order, has empty columns and leaves out cards of no column", () => {
    const lists = byColumn(columns, cards);
    expect([...lists.values()].map(ids)).toEqual(["abc", "x", ""]);
  });
});

describe("moveTo and applyMove", () => {
  it.each([
    ["a", "doing", 0, "bc", "ax"],
    ["a", "doing", 1, "bc", "xa"],
    ["a", "doing", 99, "bc", "xa"],
    ["a", "todo", 1, "bac", "x"],
    ["a", "todo", 2, "bca", "x"],
    ["c", "todo", 0, "cab", "x"],
    ["x", "todo", 2, "abxc", ""],
  ])("%s to %s at %i", (id, to, index, todo, doing) => {
    const move = moveTo(cards, id, to, index);
    expect(move).not.toBeNull();
    const after = applyMove(cards, move!);
    expect([column(after, "todo"), column(after, "doing")]).toEqual([todo, doing]);
    expect(indexOf(after, id)).toBe(Math.min(index, after.filter((c) => c.column === to).length - 1));
    expect(after).toHaveLength(cards.length);
  });
  it("is nothing when the card stays where it is", () => {
    expect(moveTo(cards, "b", "todo", 1)).toBeNull();
    expect(moveTo(cards, "nobody", "todo", 1)).toBeNull();
  });
  it("puts the card at the end when the card above it went away meanwhile", () => {
    expect(column(applyMove(cards, { id: "x", column: "todo", after: "deleted" }), "todo")).toBe("abcx");
  });
});

describe("mayMove", () => {
  const allowed = { todo: ["doing"], doing: ["todo", "done"] };
  it("knows open and closed ways", () => {
    expect(mayMove(null, "todo", "done")).toBe(true);
    expect(mayMove(allowed, "todo", "done")).toBe(false);
    expect(mayMove(allowed, "todo", "doing")).toBe(true);
    expect(mayMove(allowed, "done", "todo")).toBe(false);
    expect(mayMove(allowed, "done", "done")).toBe(true);
  });
});

describe("dropIndex", () => {
  const spans = [{ top: 0, bottom: 100 }, { top: 110, bottom: 210 }, { top: 220, bottom: 320 }];
  it.each([[-10, 0], [49, 0], [51, 1], [170, 2], [900, 3]])("y %i", (y, index) => expect(dropIndex(spans, y, null)).toBe(index));
  it("does not flicker when the placeholder makes room", () => {
    // A placeholder of 110 at index 1 has pushed the second and third cards down.
    const pushed = [spans[0]!, { top: 220, bottom: 320 }, { top: 330, bottom: 430 }];
    for (const y of [60, 120, 155]) expect(dropIndex(pushed, y, { index: 1, height: 110 })).toBe(dropIndex(spans, y, null));
  });
});

describe("step", () => {
  const open = () => true;
  it("goes up and down within the column and stops at its ends", () => {
    expect(step(columns, cards, { id: "b", column: "todo", index: 1 }, "ArrowUp", open)).toEqual({ column: "todo", index: 0 });
    expect(step(columns, cards, { id: "b", column: "todo", index: 0 }, "ArrowUp", open)).toBeNull();
    expect(step(columns, cards, { id: "b", column: "todo", index: 2 }, "ArrowDown", open)).toBeNull();
  });
  it("goes to the next column at the same height, as far as there are cards", () => {
    expect(step(columns, cards, { id: "c", column: "todo", index: 2 }, "ArrowRight", open)).toEqual({ column: "doing", index: 1 });
    expect(step(columns, cards, { id: "c", column: "todo", index: 2 }, "ArrowLeft", open)).toBeNull();
    expect(step(columns, cards, { id: "c", column: "todo", index: 2 }, "a", open)).toBeNull();
  });
  it("passes over columns that are not open", () => {
    expect(step(columns, cards, { id: "a", column: "todo", index: 0 }, "ArrowRight", (c) => c !== "doing")).toEqual({ column: "done", index: 0 });
    expect(step(columns, cards, { id: "a", column: "todo", index: 0 }, "ArrowRight", () => false)).toBeNull();
  });
});
