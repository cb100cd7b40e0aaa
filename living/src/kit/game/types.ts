export type Sprite = { name: string; shape: string; colour?: string };
export type Actor = Sprite & { points: number; share: number; bad?: boolean; ends?: boolean };

export type Game = {
  mechanic: string;
  scene: string;
  verb: string;
  player: Sprite;
  actors: Actor[];
  seconds: number;
  lives: number;
  best: boolean;
  shared?: boolean;
  size?: number;
};

/** What a round ended with. `better` says which of two results is the better one. */
export type Result = { score: number; unit: string; better: "more" | "less"; text?: string };
export type Round = { game: Game; onEnd: (result: Result) => void; onScore: (score: number) => void };
