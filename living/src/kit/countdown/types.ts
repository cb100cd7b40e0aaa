export type Phase = { label: string; seconds: number; every?: number };
export type Timer = { way: string; phases?: Phase[]; rounds?: number; sound?: boolean; tasks?: boolean };
