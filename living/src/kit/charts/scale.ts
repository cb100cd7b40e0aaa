/** Round steps from 0 that cover `max`, at most `count` of them above zero: 7 gives 0 2 4 6 8. Whole numbers only when `whole`. */
export function ticks(max: number, count = 4, whole = true): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= rough * (1 - 1e-9)) ?? 10;
  const exact = factor * power;
  const step = whole ? Math.max(1, Math.ceil(exact - 1e-9)) : exact;
  const steps = Math.ceil(max / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

const point = (radius: number, turn: number) => {
  const angle = 2 * Math.PI * turn - Math.PI / 2;
  return `${(radius * Math.cos(angle)).toFixed(3)} ${(radius * Math.sin(angle)).toFixed(3)}`;
};

/** The path of a ring's piece around the origin, between two turns (0 is the top, 1 is all the way round, clockwise). */
export function arc(outer: number, inner: number, from: number, to: number): string {
  // A whole ring has the same start and end, which an arc cannot draw: leave a hair open.
  const end = to - from >= 1 ? from + 0.99999 : to;
  const large = end - from > 0.5 ? 1 : 0;
  return `M ${point(outer, from)} A ${outer} ${outer} 0 ${large} 1 ${point(outer, end)} L ${point(inner, end)} A ${inner} ${inner} 0 ${large} 0 ${point(inner, from)} Z`;
}

/** Consecutive shares of a ring for values; nothing and less than nothing take no room. */
export function shares(values: readonly number[]): { from: number; to: number }[] {
  const sum = values.reduce((all, value) => all + Math.max(0, value), 0);
  let at = 0;
  return values.map((value) => {
    const from = at;
    at += sum > 0 ? Math.max(0, value) / sum : 0;
    return { from, to: at };
  });
}

/** Which of `count` labels to write so that about `room` of them fit: every nth, the last always among them. */
export function labelled(count: number, room: number): (index: number) => boolean {
  const every = Math.max(1, Math.ceil(count / room));
  return (index) => (count - 1 - index) % every === 0;
}
