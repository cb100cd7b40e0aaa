import { describe, expect, it } from "vitest";
import { movesFor, type Way } from "./ways";

const ways: Way[] = [
  { field: "status", from: "draft", to: "sent" },
  { field: "status", from: "sent", to: "paid", roles: ["manager", "admin"] },
  { field: "status", from: "sent", to: "draft", roles: [] },
  { field: "stage", from: "a", to: "b", roles: ["admin"] },
];

describe("movesFor", () => {
  it("is open when nothing is listed for the field", () => expect(movesFor(ways, "priority", "user")).toBeNull());
  it("leaves out what is for other roles", () => {
    expect(movesFor(ways, "status", "user")).toEqual({ draft: ["sent"], sent: ["draft"] });
    expect(movesFor(ways, "status", "admin")).toEqual({ draft: ["sent"], sent: ["paid", "draft"] });
  });
  it("is closed, not open, when all ways are for others", () => {
    expect(movesFor(ways, "stage", "user")).toEqual({});
    expect(movesFor(ways, "stage", null)).toEqual({});
  });
});
