import { describe, expect, it } from "vitest";
import { cluster } from "./cluster";
import { graticule, scaleBar } from "./graticule";
import { fit, fromPixels, isPlace, metresPerPixel, pan, toCoordinates, toPixels, toWorld, wrapLongitude, zoom } from "./projection";

const size = { width: 800, height: 500 };
const place = (id: string, lat: number, lng: number) => ({ id, title: `Place ${id}`, lat, lng });
const vienna = place("vienna", 48.2082, 16.3738);
const graz = place("graz", 47.0707, 15.4395);
const linz = place("linz", 48.3069, 14.2858);

describe("projection", () => {
  it("goes to the world and back", () => {
    for (const lat of [-80, -33.9, 0, 47.07, 84]) {
      for (const lng of [-179.5, -74, 0, 15.4, 179.9]) {
        const back = toCoordinates(toWorld({ lat, lng }));
        expect(back.lat).toBeCloseTo(lat, 9);
        expect(back.lng).toBeCloseTo(lng, 9);
      }
    }
  });
  it("fits every place with room around it", () => {
    const view = fit([vienna, graz, linz], size, 40);
    for (const p of [vienna, graz, linz]) {
      const at = toPixels(p, view);
      expect(at.x).toBeGreaterThanOrEqual(39.999);
      expect(at.x).toBeLessThanOrEqual(760.001);
      expect(at.y).toBeGreaterThanOrEqual(39.999);
      expect(at.y).toBeLessThanOrEqual(460.001);
    }
    expect(toPixels(vienna, view).x).toBeGreaterThan(toPixels(linz, view).x);
    expect(toPixels(vienna, view).y).toBeLessThan(toPixels(graz, view).y);
  });
  it("gives one place its surroundings", () => {
    const view = fit([graz], size);
    expect(toPixels(graz, view)).toEqual({ x: 400, y: 250 });
    expect(metresPerPixel(view) * 500).toBeCloseTo(3000, -1);
  });
  it("keeps neighbours across the date line together", () => {
    const view = fit([place("fiji", -17.7, 178), place("samoa", -13.8, -171.8)], size);
    expect(toPixels(place("s", -13.8, -171.8), view).x).toBeGreaterThan(toPixels(place("f", -17.7, 178), view).x);
    expect(metresPerPixel(view) * 800).toBeLessThan(2_500_000);
  });
  it("shows the world when there are no places, and survives the poles", () => {
    expect(fit([], size).scale).toBeGreaterThan(0);
    expect(Number.isFinite(toPixels(place("pole", 90, 0), fit([place("pole", 90, 0)], size)).y)).toBe(true);
  });
  it("keeps the point under the pointer when zooming", () => {
    const view = fit([vienna, graz], size);
    const around = { x: 200, y: 100 };
    const before = fromPixels(around, view);
    const after = fromPixels(around, zoom(view, 2, around));
    expect(after.x).toBeCloseTo(before.x, 12);
    expect(after.y).toBeCloseTo(before.y, 12);
  });
  it("moves by pixels", () => {
    const view = fit([vienna, graz], size);
    const before = toPixels(graz, view);
    const after = toPixels(graz, pan(view, 30, -20));
    expect(after.x).toBeCloseTo(before.x - 30, 6);
    expect(after.y).toBeCloseTo(before.y + 20, 6);
  });
  it("knows what is no place", () => {
    expect([isPlace(null, 3), isPlace(91, 0), isPlace(0, 181), isPlace(undefined, undefined)]).toEqual([false, false, false, false]);
    expect(isPlace(0, 0)).toBe(true);
    expect(wrapLongitude(190)).toBe(-170);
  });
});

describe("graticule", () => {
  it("draws a few round lines at any size", () => {
    for (const places of [[graz], [vienna, graz, linz], [], [place("a", -60, -170), place("b", 70, 100)]]) {
      const { meridians, parallels } = graticule(fit(places, size));
      expect(meridians.length).toBeGreaterThan(0);
      expect(meridians.length).toBeLessThanOrEqual(9);
      expect(parallels.length).toBeGreaterThan(0);
      expect(parallels.length).toBeLessThanOrEqual(9);
    }
  });
  it("puts a line where its degree lies", () => {
    const view = fit([vienna, graz, linz], size);
    const line = graticule(view).meridians.find((m) => m.label === "16° E")!;
    expect(line.at).toBeCloseTo(toPixels({ lat: 48, lng: 16 }, view).x, 6);
    const parallel = graticule(view).parallels.find((m) => /^48(\.0)?° N$/.test(m.label))!;
    expect(parallel.at).toBeCloseTo(toPixels({ lat: 48, lng: 16 }, view).y, 6);
  });
  it("has a scale of a round length", () => {
    const bar = scaleBar(fit([vienna, graz, linz], size));
    expect(bar.label).toMatch(/^[125]0* k?m$/);
    expect(bar.length).toBeGreaterThan(40);
    expect(bar.length).toBeLessThanOrEqual(120);
  });
});

describe("cluster", () => {
  it("joins what lies too close and loses nobody", () => {
    const places = [vienna, place("near", 48.2083, 16.374), graz, linz];
    const marks = cluster(places, fit(places, size));
    expect(marks.map((m) => m.places.length).sort()).toEqual([1, 1, 2]);
    expect(marks.flatMap((m) => m.places.map((p) => p.id)).sort()).toEqual(["graz", "linz", "near", "vienna"]);
  });
  it("does not depend on the order", () => {
    const places = Array.from({ length: 60 }, (_, i) => place(`p${i}`, 47 + ((i * 37) % 100) / 50, 14 + ((i * 53) % 100) / 40));
    const view = fit(places, size);
    expect(cluster([...places].reverse(), view)).toEqual(cluster(places, view));
  });
  it("falls apart when zoomed in", () => {
    const places = [vienna, place("near", 48.2083, 16.374)];
    const view = fit([vienna, graz], size);
    expect(cluster(places, view)).toHaveLength(1);
    expect(cluster(places, fit(places, size, 40, 50))).toHaveLength(2);
  });
  it("writes a name only where it has room", () => {
    const row = [place("west", 0, 0), place("middle", 0, 1), place("east", 0, 2)];
    const marks = cluster(row, fit(row, size));
    expect(marks.map((m) => [m.places[0]!.id, m.labelled, m.side])).toEqual([["west", true, "right"], ["middle", true, "right"], ["east", true, "left"]]);
    const crowd = Array.from({ length: 12 }, (_, i) => place(`p${i}`, 0, i));
    expect(cluster(crowd, fit(crowd, size)).filter((m) => m.labelled).length).toBeLessThan(4);
  });
});
