// The import's shapes of docs/api.md.
import type { FieldError } from './types';

export type ImportState =
  | 'ready'
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'cancelled'
  | 'failed';

export interface FoundColumn {
  index: number;
  header: string;
  samples: string[];
  proposal?: { target: string; confidence: number; from: 'saved' | 'name' | 'values' };
}

export interface FoundFacts {
  format: string;
  encoding?: string;
  delimiter?: string;
  sheets: { name: string; hidden?: boolean }[];
  sheet?: string;
  header_row: number;
  header_rows: number;
  skipped: { row: number; reason: string }[];
  columns: FoundColumn[];
}

export interface Mapping {
  column: number;
  target: string | null;
}

export type ImportMode = 'create' | 'update' | 'both';
export type MatchKey = 'number' | 'credit_code' | 'phone' | 'name' | 'row_key';

export interface Plan {
  mapping: Mapping[];
  /** As texts, as they would stand in a cell. */
  fixed: Record<string, string>;
  mode: ImportMode;
  match_by?: MatchKey;
  legacy: boolean;
  save_as?: string;
}

export interface RowOutcome {
  row: number;
  outcome: 'created' | 'updated' | 'unchanged' | 'rejected' | 'skipped';
  customer_id?: string;
  name?: string;
  errors?: FieldError[];
  warnings?: FieldError[];
}

export interface ImportReason {
  field: string;
  rule: string;
  message: string;
  count: number;
}

export const outcomes = ['created', 'updated', 'unchanged', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

export interface ImportResult {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
  incomplete: number;
  reasons: ImportReason[];
  warnings?: ImportReason[];
  /** What else there is to say, for people. */
  notes?: string[];
  samples: Partial<Record<Outcome, RowOutcome[]>>;
}

export interface ImportView {
  id: string;
  file_name: string;
  state: ImportState;
  error?: string;
  created_at: string;
  created_by?: string | { name: string };
  found?: FoundFacts;
  plan?: Plan;
  progress?: { rows: number; total: number; rate: number; seconds_left: number };
  result?: ImportResult;
}
