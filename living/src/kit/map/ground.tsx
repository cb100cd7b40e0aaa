import { useId } from "react";
import { graticule, scaleBar } from "./graticule";
import type { View } from "./projection";

/** The ground of a map: its grid of degrees, a compass and a scale. Says nothing that the places do not say as text. */
export function MapGround({ view }: { view: View }) {
  const { meridians, parallels } = graticule(view);
  const bar = scaleBar(view);
  const paper = useId();
  const { width, height } = view;
  return (
    <svg width="100%" height="100%" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="absolute inset-0 text-muted-foreground">
      <defs>
        <radialGradient id={paper} cx="50%" cy="42%" r="80%">
          <stop offset="0%" stopColor="var(--card)" />
          <stop offset="100%" stopColor="var(--muted)" />
        </radialGradient>
      </defs>
      <rect width={width} height={height} fill={`url(#${paper})`} />
      <g className="stroke-border" strokeWidth={1}>
        {meridians.map((line) => (
          <line key={line.label} x1={line.at} x2={line.at} y1={0} y2={height} />
        ))}
        {parallels.map((line) => (
          <line key={line.label} x1={0} x2={width} y1={line.at} y2={line.at} />
        ))}
      </g>
      <g className="fill-current text-[10px]">
        {meridians.map((line) => (
          <text key={line.label} x={line.at + 4} y={13}>
            {line.label}
          </text>
        ))}
        {parallels.map((line) => (
          <text key={line.label} x={5} y={line.at - 4}>
            {line.label}
          </text>
        ))}
      </g>
      <g transform={`translate(${width - 26} ${height - 32})`} className="fill-current">
        <path d="M0-18 6 0 0-4-6 0Z" className="text-link" fill="var(--primary)" />
        <text y={14} textAnchor="middle" className="text-[11px] font-semibold">
          N
        </text>
      </g>
      <g transform={`translate(14 ${height - 16})`} className="fill-none stroke-current" strokeWidth={1.5}>
        <path d={`M0-6V0H${bar.length}V-6`} />
        <text x={bar.length / 2} y={-8} textAnchor="middle" className="fill-current stroke-none text-[11px] font-medium">
          {bar.label}
        </text>
      </g>
    </svg>
  );
}
