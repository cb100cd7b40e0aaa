type Draw = (colour: string) => React.ReactNode;

const INK = "#23303f";
const mix = (colour: string, other: string, part: number) => `color-mix(in oklab, ${colour}, ${other} ${part}%)`;
const dark = (colour: string) => mix(colour, "#000", 28);
const light = (colour: string) => mix(colour, "#fff", 45);

const eye = (x: number, y: number, r = 3) => (
  <>
    <circle cx={x} cy={y} r={r + 1.6} fill="#fff" />
    <circle cx={x - 0.8} cy={y} r={r} fill={INK} />
  </>
);

const face = (colour: string, ears: React.ReactNode, nose: string) => (
  <>
    {ears}
    <circle r="22" cy="3" fill={colour} />
    {eye(-8, 0, 3.2)}
    {eye(9, 0, 3.2)}
    <ellipse cy="12" rx="9" ry="6.5" fill={light(colour)} />
    <ellipse cy="9.5" rx="3.4" ry="2.4" fill={nose} />
    <path d="M-5 15q5 4 10 0" fill="none" stroke={INK} strokeWidth="1.6" strokeLinecap="round" />
  </>
);

/** Everything that can be drawn, in a box from -32 to 32, looking to the left. */
const drawings: Record<string, { colour: string; draw: Draw }> = {
  fish: { colour: "#5b8fb9", draw: (c) => (
    <>
      <path d="M8 0 30-15q-4 15 0 30z" fill={dark(c)} />
      <path d="M-29 0q14-19 34-12 8 3 10 12-2 9-10 12-20 7-34-12z" fill={c} />
      <path d="M-6-13q8-9 17-4l-4 8z" fill={dark(c)} />
      <path d="M-12-8q6 8 0 16" fill="none" stroke={dark(c)} strokeWidth="2" />
      <path d="M0-5q4 5 0 10M7-5q4 5 0 10" fill="none" stroke={light(c)} strokeWidth="2" />
      {eye(-19, -3, 2.4)}
    </>
  ) },
  wader: { colour: "#8fa3b5", draw: (c) => (
    <>
      <path d="M4 14v17M11 13v18M4 31h-5M11 31h-5" stroke="#d9822b" strokeWidth="2.4" fill="none" strokeLinecap="round" />
      <path d="M-8 0q10-9 24-4 12 5 16 15-20 9-32 4-10-5-8-15z" fill={c} />
      <path d="M2 0q16-2 28 11-14 4-24-1z" fill={dark(c)} />
      <path d="M-4 6Q-16 0-10-12t-2-12" fill="none" stroke={light(c)} strokeWidth="6" strokeLinecap="round" />
      <circle cx="-12" cy="-24" r="5.4" fill={light(c)} />
      <path d="m-16-27-15 6 15 2z" fill="#e8a33d" />
      <path d="M-10-29q8-2 13 4-7-1-13 0z" fill={INK} />
      <circle cx="-14" cy="-25" r="1.3" fill={INK} />
    </>
  ) },
  bird: { colour: "#e2a43b", draw: (c) => (
    <>
      <path d="m20 2 12-8-3 14z" fill={dark(c)} />
      <ellipse rx="22" ry="17" cy="2" fill={c} />
      <path d="M-2 0q14-6 20 6-12 8-20-6z" fill={dark(c)} />
      <path d="m-20-2-11 5 11 4z" fill="#e0702b" />
      {eye(-12, -5, 2.6)}
    </>
  ) },
  boot: { colour: "#7a4a2b", draw: (c) => (
    <>
      <path d="M-6-27h20l2 33q1 9-9 9h-27q-9 0-9-7 0-6 8-8 12-3 15-12z" fill={c} />
      <path d="M-29 11h45v5q0 4-4 4h-37q-5 0-4-9z" fill={INK} />
      <path d="M-6-27h20v6H-6z" fill={dark(c)} />
      <path d="M-5-12 5-10M-6-5l10 2M-10 1l10 2" stroke="#fff" strokeWidth="2" />
    </>
  ) },
  fruit: { colour: "#d63c3c", draw: (c) => (
    <>
      <path d="M0-12q12-11 22-2 9 10 1 27-9 18-23 12-14 6-23-12-8-17 1-27 10-9 22 2z" fill={c} />
      <path d="M0-12q-1-10 5-16" fill="none" stroke="#6b4226" strokeWidth="3.4" strokeLinecap="round" />
      <path d="M3-17q9-10 18-5-6 9-18 5z" fill="#5a9f3f" />
      <path d="M-14-6q-5 6-3 14" fill="none" stroke={light(c)} strokeWidth="4" strokeLinecap="round" />
    </>
  ) },
  banana: { colour: "#f1c232", draw: (c) => (
    <>
      <path d="M-24-14q4 26 30 28 14 1 22-8-3 18-24 19-30 0-33-36z" fill={c} />
      <path d="m-25-15 5-7 2 8zM28 6l4-4-1 6z" fill="#6b4226" />
    </>
  ) },
  star: { colour: "#f2b705", draw: (c) => <path d="m0-29 8.6 18.2 20 2.7-14.6 13.8 3.6 19.8L0 15.9l-17.6 9.6 3.6-19.8-14.6-13.8 20-2.7z" fill={c} stroke={dark(c)} strokeWidth="2" strokeLinejoin="round" /> },
  bomb: { colour: "#2f3542", draw: (c) => (
    <>
      <circle cy="5" r="21" fill={c} />
      <path d="M8-14q6-12 16-8" fill="none" stroke="#b08d57" strokeWidth="3" />
      <path d="m25-28 2 5 5-2-3 5 4 3-6 1-1 5-3-5-5 2 3-5-4-3 6-1z" fill="#f59e0b" />
      <circle cx="-7" cy="-2" r="4.5" fill="#fff" opacity=".35" />
    </>
  ) },
  coin: { colour: "#f0b429", draw: (c) => (
    <>
      <circle r="24" fill={dark(c)} />
      <circle r="20" fill={c} />
      <path d="M5-8q-12-4-12 3t7 6 4 9-12 3M-1-14v28" fill="none" stroke={dark(c)} strokeWidth="3" strokeLinecap="round" />
    </>
  ) },
  heart: { colour: "#e0435c", draw: (c) => <path d="M0 25Q-30 3-24-13-19-26-7-21-2-18 0-12q2-6 7-9 12-5 17 8Q30 3 0 25z" fill={c} /> },
  gem: { colour: "#27a5c9", draw: (c) => (
    <>
      <path d="M-26-7-13-23h26L26-7 0 26z" fill={c} />
      <path d="M-26-7h52L0 26zM-10-7-13-23M10-7l3-16" fill="none" stroke={light(c)} strokeWidth="2" />
    </>
  ) },
  basket: { colour: "#b5793a", draw: (c) => (
    <>
      <path d="M-18-4q0-24 18-24T18-4" fill="none" stroke={dark(c)} strokeWidth="4" />
      <path d="M-29-6h58l-7 30q-1 4-5 4h-34q-4 0-5-4z" fill={c} />
      <path d="M-27 4h54M-24 14h48M-14-6l4 34M0-6v34M14-6l-4 34" stroke={dark(c)} strokeWidth="2" fill="none" />
    </>
  ) },
  bucket: { colour: "#6b8299", draw: (c) => (
    <>
      <path d="M-22-12q22-26 44 0" fill="none" stroke={dark(c)} strokeWidth="3" />
      <path d="M-25-12h50l-6 38h-38z" fill={c} />
      <ellipse cy="-12" rx="25" ry="6" fill={dark(c)} />
    </>
  ) },
  cat: { colour: "#d98b3a", draw: (c) => face(c, <path d="m-21-5-1-23L-6-17ZM21-5l1-23L6-17Z" fill={dark(c)} />, "#c95b6b") },
  dog: { colour: "#a9784b", draw: (c) => face(c, <><ellipse cx="-21" cy="0" rx="7" ry="15" fill={dark(c)} /><ellipse cx="21" cy="0" rx="7" ry="15" fill={dark(c)} /></>, INK) },
  mouse: { colour: "#9aa3ad", draw: (c) => face(c, <><circle cx="-18" cy="-15" r="11" fill={dark(c)} /><circle cx="18" cy="-15" r="11" fill={dark(c)} /></>, "#d77a8a") },
  rabbit: { colour: "#c9b8a8", draw: (c) => face(c, <><ellipse cx="-10" cy="-20" rx="6" ry="14" fill={dark(c)} /><ellipse cx="10" cy="-20" rx="6" ry="14" fill={dark(c)} /></>, "#d77a8a") },
  bear: { colour: "#8a5a3b", draw: (c) => face(c, <><circle cx="-17" cy="-14" r="8" fill={dark(c)} /><circle cx="17" cy="-14" r="8" fill={dark(c)} /></>, INK) },
  pig: { colour: "#eca0aa", draw: (c) => face(c, <path d="m-20-8-3-15 14 5ZM20-8l3-15-14 5Z" fill={dark(c)} />, dark(c)) },
  frog: { colour: "#5fa84b", draw: (c) => (
    <>
      <path d="M-28 20q2-14 12-14M28 20q-2-14-12-14" stroke={dark(c)} strokeWidth="7" fill="none" strokeLinecap="round" />
      <ellipse cy="6" rx="24" ry="18" fill={c} />
      <circle cx="-11" cy="-14" r="8" fill={c} /><circle cx="11" cy="-14" r="8" fill={c} />
      {eye(-11, -15, 3)}{eye(11, -15, 3)}
      <path d="M-13 8q13 9 26 0" fill="none" stroke={INK} strokeWidth="2" strokeLinecap="round" />
    </>
  ) },
  bee: { colour: "#f2c12e", draw: (c) => (
    <>
      <ellipse cx="0" cy="-14" rx="9" ry="14" fill="#dff1fb" stroke="#9fc4d8" transform="rotate(20 0 -14)" />
      <ellipse cx="12" cy="-13" rx="8" ry="12" fill="#dff1fb" stroke="#9fc4d8" transform="rotate(40 12 -13)" />
      <ellipse rx="24" ry="15" cy="5" fill={c} />
      <path d="M-6-9q-4 14 0 28M6-9q-4 14 0 28M16-5q-3 10 0 20" stroke={INK} strokeWidth="5" fill="none" />
      {eye(-17, 2, 2.2)}
    </>
  ) },
  butterfly: { colour: "#c76ad2", draw: (c) => (
    <>
      <path d="M0-4q-26-30-28-4 0 13 28 10zM0-4q26-30 28-4 0 13-28 10z" fill={c} />
      <path d="M0 4q-24 2-18 16 8 12 18-8zM0 4q24 2 18 16-8 12-18-8z" fill={dark(c)} />
      <path d="M0-14v34M0-14q-3-8-7-9M0-14q3-8 7-9" stroke={INK} strokeWidth="3" fill="none" strokeLinecap="round" />
    </>
  ) },
  bug: { colour: "#7a9b3c", draw: (c) => (
    <>
      <path d="m-12-6-14-8M-14 4h-15M-12 13l-13 8M12-6l14-8M14 4h15M12 13l13 8" stroke={INK} strokeWidth="2.6" strokeLinecap="round" />
      <ellipse rx="15" ry="20" cy="5" fill={c} />
      <circle cy="-16" r="9" fill={INK} />
      <path d="M0-14v39" stroke={dark(c)} strokeWidth="2" />
    </>
  ) },
  flower: { colour: "#e56b9a", draw: (c) => (
    <>
      <path d="M0 4v27M0 22q8-10 15-6-5 8-15 6z" stroke="#4d8b3a" strokeWidth="3" fill="#5a9f3f" />
      {[0, 72, 144, 216, 288].map((turn) => <ellipse key={turn} cy="-18" rx="8" ry="12" fill={c} transform={`rotate(${turn} 0 -6)`} />)}
      <circle cy="-6" r="7" fill="#f2c12e" />
    </>
  ) },
  mushroom: { colour: "#cf4338", draw: (c) => (
    <>
      <path d="M-9 0h18l4 26h-26z" fill="#f1e6d3" />
      <path d="M-29 3q2-29 29-29T29 3q-29 8-58 0z" fill={c} />
      <circle cx="-12" cy="-9" r="5" fill="#fff" /><circle cx="5" cy="-16" r="4" fill="#fff" /><circle cx="16" cy="-4" r="4" fill="#fff" />
    </>
  ) },
  tree: { colour: "#4b8f4b", draw: (c) => (
    <>
      <path d="M-4 10h8v21h-8z" fill="#7a5230" />
      <path d="m0-31 16 20h-8l13 15h-8l11 12h-48l11-12h-8l13-15h-8z" fill={c} />
    </>
  ) },
  cactus: { colour: "#4c9a5a", draw: (c) => (
    <path d="M-7 31v-48q0-10 7-10t7 10v18h6q4 0 4-5V-8q0-5 5-5t5 5v12q0 10-10 10H7v17zM-7 5h-4q-10 0-10-10v-9q0-5 4-5t4 5v6q0 4 4 4h2z" fill={c} stroke={dark(c)} strokeWidth="2" />
  ) },
  rock: { colour: "#8b8f96", draw: (c) => (
    <>
      <path d="M-27 14-20-8-4-22l18 5 14 18-3 17-20 8-23-3z" fill={c} />
      <path d="m-20-8 12 5L-4-22M-8-3-2 18M-2 4l24-8" stroke={dark(c)} strokeWidth="2" fill="none" />
    </>
  ) },
  leaf: { colour: "#6aa84f", draw: (c) => (
    <>
      <path d="M-26 20Q-26-20 26-24q2 44-40 44z" fill={c} />
      <path d="M-28 26-8 4 18-16" stroke={dark(c)} strokeWidth="2.5" fill="none" />
    </>
  ) },
  car: { colour: "#d0473f", draw: (c) => (
    <>
      <path d="M-30 8q0-9 9-10l8-13q2-4 7-4H9q5 0 8 4l7 11q7 1 7 9v5q0 3-3 3h-55q-3 0-3-5z" fill={c} />
      <path d="m-10-4 5-10q1-2 4-2h2v12zM5-16h4q3 0 5 3l5 9H5z" fill="#cfe6f5" />
      <circle cx="-16" cy="14" r="7.5" fill={INK} /><circle cx="16" cy="14" r="7.5" fill={INK} />
      <circle cx="-16" cy="14" r="3" fill="#cbd5e1" /><circle cx="16" cy="14" r="3" fill="#cbd5e1" />
    </>
  ) },
  rocket: { colour: "#e4e8ee", draw: (c) => (
    <>
      <path d="M0-31q14 14 11 37h-22q-3-23 11-37z" fill={c} stroke={INK} strokeWidth="1.5" />
      <path d="m-11-2-10 14 11-3zM11-2l10 14-11-3z" fill="#d0473f" />
      <circle cy="-9" r="5" fill="#4a90c2" stroke={INK} />
      <path d="M-6 8h12L0 29z" fill="#f59e0b" />
    </>
  ) },
  ufo: { colour: "#9b7bd1", draw: (c) => (
    <>
      <path d="M-13-2q0-18 13-18T13-2z" fill="#bfe3f2" />
      <ellipse cy="4" rx="30" ry="10" fill={c} />
      <circle cx="-16" cy="5" r="2.5" fill="#fde68a" /><circle cy="8" r="2.5" fill="#fde68a" /><circle cx="16" cy="5" r="2.5" fill="#fde68a" />
    </>
  ) },
  ghost: { colour: "#eef1f6", draw: (c) => (
    <>
      <path d="M-21 26V-6q0-22 21-22T21-6v32l-7-6-7 6-7-6-7 6-7-6z" fill={c} stroke="#9aa7b8" strokeWidth="1.5" />
      {eye(-8, -6, 3.4)}{eye(9, -6, 3.4)}
      <ellipse cy="7" rx="4" ry="5" fill={INK} />
    </>
  ) },
  monster: { colour: "#7b61c9", draw: (c) => (
    <>
      <path d="m-16-18-5-12 12 6ZM16-18l5-12-12 6Z" fill={dark(c)} />
      <path d="M-25 26V0q0-23 25-23T25 0v26l-8-6-9 6-8-6-8 6-9-6z" fill={c} />
      {eye(0, -6, 5)}
      <path d="M-12 10h24l-4 6-4-4-4 4-4-4-4 4z" fill="#fff" />
    </>
  ) },
  balloon: { colour: "#e0554a", draw: (c) => (
    <>
      <path d="M0 14q-5 9 1 17" fill="none" stroke={INK} strokeWidth="1.6" />
      <ellipse cy="-8" rx="19" ry="22" fill={c} /><path d="m-5 18 5-6 5 6z" fill={dark(c)} />
      <path d="M-9-17q3-7 9-8" stroke="#fff" strokeWidth="3" fill="none" opacity=".6" strokeLinecap="round" />
    </>
  ) },
  ball: { colour: "#3f8fd0", draw: (c) => (
    <>
      <circle r="23" fill={c} />
      <path d="M-23 0q23-14 46 0M-23 0q23 14 46 0M0-23q14 23 0 46" stroke={light(c)} strokeWidth="3" fill="none" />
    </>
  ) },
  box: { colour: "#c08a52", draw: (c) => (
    <>
      <path d="M-25-14h50v38h-50z" fill={c} /><path d="m-25-14 8-10h34l8 10z" fill={dark(c)} /><path d="M-5-24H5l1 22H-6z" fill={light(c)} />
    </>
  ) },
  bottle: { colour: "#4d9f7a", draw: (c) => (
    <>
      <path d="M-6-30H6v14q8 4 8 14v26q0 5-5 5H-9q-5 0-5-5V-2q0-10 8-14z" fill={c} /><path d="M-14 2h28v14h-28z" fill="#f6f1e4" /><path d="M-6-30H6v5H-6z" fill={INK} />
    </>
  ) },
  cup: { colour: "#e7e2da", draw: (c) => (
    <>
      <path d="M16-8h6q9 0 9 9t-9 9h-7" fill="none" stroke={dark(c)} strokeWidth="4" />
      <path d="M-22-12h40v22q0 14-14 14H-8Q-22 24-22 10z" fill={c} stroke={dark(c)} strokeWidth="1.5" /><path d="M-18-9h32v5h-32z" fill="#6b4226" />
      <path d="M-9-18q-4-5 0-10M3-18q-4-5 0-10" stroke="#9aa7b8" strokeWidth="2.4" fill="none" strokeLinecap="round" />
    </>
  ) },
  cheese: { colour: "#f2c14e", draw: (c) => (
    <>
      <path d="M-30 6 14-20q14 6 16 22v4z" fill={light(c)} /><path d="M-30 6h60v18h-60z" fill={c} />
      <circle cx="-14" cy="15" r="5" fill={dark(c)} /><circle cx="8" cy="12" r="3.6" fill={dark(c)} /><circle cx="19" cy="18" r="3" fill={dark(c)} />
    </>
  ) },
  cake: { colour: "#e9a6b8", draw: (c) => (
    <>
      <path d="M-26-4h52v28h-52z" fill="#f3d9a4" /><path d="M-28-12h56v12q-5 8-10 0-5 8-10 0-5 8-10 0-5 8-10 0-5 8-10 0-4 4-6 0z" fill={c} />
      <path d="M-2-26h4v14h-4z" fill="#5b8fb9" /><path d="M0-33q5 5 0 8-5-3 0-8z" fill="#f59e0b" />
    </>
  ) },
  bread: { colour: "#c98b45", draw: (c) => (
    <>
      <path d="M-29 4q0-18 29-18T29 4q0 18-29 18T-29 4z" fill={c} /><path d="m-14-9 6 12M-1-12 5 2M12-9l5 10" stroke={light(c)} strokeWidth="4" strokeLinecap="round" />
    </>
  ) },
  carrot: { colour: "#e8812f", draw: (c) => (
    <>
      <path d="M-10-14q10-8 20 0L1 30q-1 2-2 0z" fill={c} /><path d="M0-16q-12-4-13-14 10 0 13 8 0-10 6-12 4 8-2 13 5-6 11-4-2 9-15 9z" fill="#5a9f3f" /><path d="M-6-4h6M0 6h5M-4 12h4" stroke={dark(c)} strokeWidth="2" />
    </>
  ) },
  egg: { colour: "#f4ead7", draw: (c) => <path d="M0-27q20 12 19 32-2 20-19 20T-19 5Q-20-15 0-27z" fill={c} stroke={dark(c)} strokeWidth="1.5" /> },
  bone: { colour: "#efe8da", draw: (c) => <path d="M-14-5q-7-13-14-5-3 7 3 10-6 3-3 10 7 8 14-5h28q7 13 14 5 3-7-3-10 6-3 3-10-7-8-14 5z" fill={c} stroke={dark(c)} strokeWidth="1.5" /> },
  key: { colour: "#d9a520", draw: (c) => (
    <>
      <circle cx="-14" r="13" fill={c} /><circle cx="-14" r="5" fill="#fff" /><path d="M-2-4h31v8h-4v8h-6V4h-5v6h-6V4H-2z" fill={c} />
    </>
  ) },
  snowflake: { colour: "#7db7dd", draw: (c) => <>{[0, 60, 120].map((turn) => <path key={turn} d="M0-27v54M-7-22l7 7 7-7M-7 22l7-7 7 7" stroke={c} strokeWidth="4" fill="none" strokeLinecap="round" transform={`rotate(${turn})`} />)}</> },
  drop: { colour: "#4a90c2", draw: (c) => <path d="M0-28q20 27 20 38a20 20 0 0 1-40 0q0-11 20-38z" fill={c} /> },
  cloud: { colour: "#cbd7e3", draw: (c) => <path d="M-20 17q-11 0-11-10t10-11q1-16 16-16 11 0 15 11 19-3 20 13 0 13-12 13z" fill={c} /> },
  person: { colour: "#4f7cac", draw: (c) => (
    <>
      <path d="M-7 12 -9 31M7 12l2 19" stroke={INK} strokeWidth="6" strokeLinecap="round" />
      <path d="M-11-8q11-6 22 0l2 23h-26z" fill={c} /><path d="m-11-5-9 14M11-5l9 14" stroke={c} strokeWidth="6" strokeLinecap="round" />
      <circle cy="-19" r="10" fill="#e6b48c" /><path d="M-10-20q0-11 10-11t10 11q-10-6-20 0z" fill="#5b3a29" />
    </>
  ) },
  bag: { colour: "#4c5a6b", draw: (c) => (
    <>
      <path d="M-13-12q2-18 13-18t13 18" fill="none" stroke={dark(c)} strokeWidth="4" /><path d="M-21-14h42l5 42h-52z" fill={c} />
    </>
  ) },
  boat: { colour: "#b5533c", draw: (c) => (
    <>
      <path d="M-2-30V8h-24z" fill="#f4f1ea" stroke={INK} strokeWidth="1" /><path d="M2-24V8h18z" fill="#dfe8ef" stroke={INK} strokeWidth="1" /><path d="M-31 10h62q-4 17-14 17h-34q-10 0-14-17z" fill={c} />
    </>
  ) },
};

/** A thing of the game. What has no drawing is a badge with its name. */
export function Figure({ shape, colour, name }: { shape: string; colour?: string; name: string }) {
  const found = drawings[shape];
  if (found) return <>{found.draw(colour || found.colour)}</>;
  const tint = colour || "#7c8ba1";
  return (
    <>
      <circle r="27" fill={tint} stroke={dark(tint)} strokeWidth="2" />
      <text y="4" textAnchor="middle" fontSize={name.length > 6 ? 10 : 13} fontWeight="600" fill="#fff" stroke={INK} strokeWidth="2.5" paintOrder="stroke">{name.slice(0, 9)}</text>
    </>
  );
}

const sky: Record<string, [top: string, low: string, ground: string]> = {
  river: ["#cfe8f3", "#eaf5f2", "#5aa0b8"],
  sea: ["#bfe0f2", "#dff1f7", "#2f7fa8"],
  sky: ["#8ec9ee", "#dff2fc", "#b9e0f5"],
  space: ["#0f1530", "#1e2550", "#2a2f5a"],
  meadow: ["#c4e6f7", "#eaf7e4", "#7fb765"],
  night: ["#1b2240", "#343f6b", "#2b3a4a"],
  road: ["#cfe3ee", "#eef3f2", "#6b7280"],
  desert: ["#f7dfb2", "#fbeed3", "#d9b26f"],
  snow: ["#dcebf5", "#f5fafd", "#f2f7fb"],
  room: ["#f3e9dc", "#faf5ee", "#c9a477"],
};

/** What is behind the game; `ground` is the height where the ground or the water begins. */
export function Scene({ scene, width, height, ground }: { scene: string; width: number; height: number; ground: number }) {
  const [top, low, floor] = sky[scene] ?? sky.meadow!;
  const wet = scene === "river" || scene === "sea";
  return (
    <g aria-hidden>
      <defs>
        <linearGradient id="game-sky" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stopColor={top} /><stop offset="1" stopColor={low} /></linearGradient>
      </defs>
      <rect width={width} height={height} fill="url(#game-sky)" />
      {scene === "space" || scene === "night" ? Array.from({ length: 40 }, (_, i) => <circle key={i} cx={(i * 97) % width} cy={(i * 53) % ground} r={1 + (i % 3) * 0.6} fill="#fff" opacity={0.7} />) : null}
      {scene === "river" || scene === "meadow" ? <path d={`M0 ${ground}V${ground - 46}q80-34 170-8t190-14 240 10V${ground}z`} fill="#a9cf9a" /> : null}
      <rect y={ground} width={width} height={height - ground} fill={floor} />
      {wet ? Array.from({ length: 14 }, (_, i) => <path key={i} d={`M${(i * 131) % width} ${ground + 14 + ((i * 47) % (height - ground - 20))}q14-7 28 0t28 0`} fill="none" stroke="#fff" strokeWidth="2" opacity=".35" />) : null}
      {scene === "road" ? <path d={`M0 ${(ground + height) / 2}H${width}`} stroke="#fff" strokeWidth="5" strokeDasharray="34 26" opacity=".8" /> : null}
      {scene === "river" ? Array.from({ length: 9 }, (_, i) => <path key={i} d={`M${i * 74 + 12} ${ground + 4}v-26m-7 26v-18m14 18v-20`} stroke="#5d8f4f" strokeWidth="3" strokeLinecap="round" />) : null}
    </g>
  );
}
