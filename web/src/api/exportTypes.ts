// The export's shapes of docs/api.md.

export type ExportState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'withdrawn'
  | 'expired';

export type ExportFormat = 'xlsx' | 'csv';

/** Which customers and which of their fields; what is absent asks for all. */
export interface ExportWish {
  filter?: string;
  q?: string;
  sort?: string;
  columns?: string[];
  ids?: string[];
}

export interface ExportField {
  name: string;
  label: string;
}

export interface ExportPreview {
  rows: number;
  fields: ExportField[];
  withheld: (ExportField & { reason: 'approval' | 'never' })[];
}

export interface ExportView {
  id: string;
  state: ExportState;
  format: ExportFormat;
  purpose: string;
  of: string;
  asked_at: string;
  asked_by: { id: string; name: string };
  rows: number;
  expected: number;
  fields: string[];
  withheld: string[];
  finished_at?: string;
  expires_at?: string;
  hash?: string;
  bytes?: number;
  error?: string;
  downloads: number;
}
