import { cn } from "@/kit/class-names";
import { Badge, type Tone } from "@/kit/ui/badge";

/** A number of a group as it is written, and the words for what is out of the ordinary about it. */
export type GroupNumber = { value: number | null; text: string; mark: string };
export type GroupLine = { key: string; label: string; cells: readonly GroupNumber[] };

const fills: Record<Tone, string> = {
  neutral: "var(--chart-1)",
  info: "var(--tone-info-foreground)",
  success: "var(--tone-success-foreground)",
  warning: "var(--tone-warning-foreground)",
  danger: "var(--tone-danger-foreground)",
};

const boxes: Record<Tone, string> = {
  neutral: "bg-neutral text-neutral-foreground",
  info: "bg-info text-info-foreground",
  success: "bg-success text-success-foreground",
  warning: "bg-warning text-warning-foreground",
  danger: "bg-danger text-danger-foreground",
};

/** A bar for each group, with its name and its number. */
export function GroupBars({ label, lines, tone }: { label: string; lines: readonly GroupLine[]; tone: Tone }) {
  const top = Math.max(1e-9, ...lines.map((line) => line.cells[0]?.value ?? 0));
  return (
    <ul aria-label={label} className="grid gap-3">
      {lines.map((line) => {
        const cell = line.cells[0];
        const width = Math.max(0, ((cell?.value ?? 0) / top) * 100);
        return (
          <li key={line.key} aria-label={`${line.label}: ${cell?.text ?? ""}`}>
            <div className="mb-1.5 flex items-baseline gap-3 text-sm">
              <span className="min-w-0 flex-1 truncate">{line.label}</span>
              {cell?.mark ? <Badge tone={tone}>{cell.mark}</Badge> : null}
              <span className="font-medium tabular-nums">{cell?.text}</span>
            </div>
            <svg width="100%" height="10" aria-hidden className="block overflow-hidden rounded-full">
              <rect width="100%" height="10" fill="var(--muted)" />
              <rect width={`${width}%`} height="10" rx="5" fill={cell?.mark ? fills[tone] : "var(--chart-1)"} />
            </svg>
          </li>
        );
      })}
    </ul>
  );
}

/** A line for each group with its number. */
export const GroupTable = ({ label, head, lines, tone }: { label: string; head: readonly [string, string]; lines: readonly GroupLine[]; tone: Tone }) => (
  <table aria-label={label} className="w-full text-sm">
    <thead>
      <tr className="border-b text-left text-xs text-muted-foreground">
        <th scope="col" className="py-2 pr-3 font-medium">{head[0]}</th>
        <th scope="col" className="py-2 text-right font-medium">{head[1]}</th>
      </tr>
    </thead>
    <tbody className="divide-y">
      {lines.map((line) => (
        <tr key={line.key}>
          <th scope="row" className="py-2 pr-3 text-left font-normal break-words">{line.label}</th>
          <td className="py-2 text-right font-medium whitespace-nowrap tabular-nums">
            {line.cells[0]?.mark ? <Badge tone={tone} className="mr-2">{line.cells[0].mark}</Badge> : null}
            {line.cells[0]?.text}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** A line for each group and a column for each other group; what is marked has its colour, and its words below the table. */
export function GroupMatrix({ label, head, columns, lines, tone }: { label: string; head: string; columns: readonly string[]; lines: readonly GroupLine[]; tone: Tone }) {
  const words = lines.flatMap((line) => line.cells).find((cell) => cell.mark)?.mark;
  return (
    <div>
      {/* Focusable, so that the keys can scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="-mx-1 overflow-x-auto px-1" role="group" aria-label={label} tabIndex={0}>
        <table aria-label={label} className="w-full text-sm">
          <thead>
            <tr className="border-b text-xs text-muted-foreground">
              <th scope="col" className="py-2 pr-3 text-left font-medium">{head}</th>
              {columns.map((text) => <th key={text} scope="col" className="px-2 py-2 text-right font-medium whitespace-nowrap">{text}</th>)}
            </tr>
          </thead>
          <tbody className="divide-y">
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row" className="py-2 pr-3 text-left font-normal">{line.label}</th>
                {line.cells.map((cell, i) => (
                  <td key={columns[i]} className="px-1 py-1 text-right tabular-nums">
                    <span className={cn("inline-block min-w-10 rounded-(--radius-control) px-2 py-1", cell.mark && cn("font-semibold", boxes[tone]))}>
                      {cell.text}
                      {cell.mark ? <><span aria-hidden> !</span><span className="sr-only"> {cell.mark}</span></> : null}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {words ? (
        <p className="mt-3 flex items-center gap-2 text-xs text-muted-foreground">
          <span aria-hidden className={cn("rounded-(--radius-control) px-1.5 py-0.5 font-semibold", boxes[tone])}>!</span>
          {words}
        </p>
      ) : null}
    </div>
  );
}
