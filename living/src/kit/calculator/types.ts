/** A formula: a number, a reference to an input or an earlier result, or an operation on others. */
export type Expr = { num?: number; ref?: string; op?: string; text?: string; args?: Expr[] };

export type Choice = { value: string; label: string; factor: number };

export type Input = {
  name: string;
  label: string;
  kind: string;
  unit?: string;
  default?: string;
  min?: number;
  max?: number;
  whole?: boolean;
  money?: boolean;
  options?: Choice[];
  help?: string;
};

export type Group = { name: string; label: string; label_plural: string; inputs: Input[] };

export type Output = {
  name: string;
  label: string;
  unit?: string;
  expr: Expr;
  decimals: number;
  money?: boolean;
  main?: boolean;
  words?: Choice[];
};

export type Rule = { input: string; op: string; value: number; level: string; text: string };

export type Calculator = { inputs: Input[]; groups?: Group[]; outputs: Output[]; rules?: Rule[] };

/** What stands in the fields. */
export type Typed = { values: Record<string, string>; rows: Record<string, Record<string, string>[]> };
