// What auditors get to see, as the API says it.
export type LogKind =
  | 'entry'
  | 'change'
  | 'reveal'
  | 'look_up'
  | 'import'
  | 'download'
  | 'login'
  | 'refusal'
  | 'rights'
  | 'audit'
  | 'system';

interface Named {
  id: string;
  name: string;
}

export interface LogLine {
  id: string;
  at: string;
  person: Named;
  kind: LogKind;
  text: string;
  via: 'page' | 'api' | 'import' | 'job' | 'cli';
  ip?: string;
  customer?: Named & { number: string };
  changes?: { label: string; before?: string; after?: string }[];
}

export interface LogPage {
  items: LogLine[];
  next?: string;
}

export interface Alert {
  id: string;
  kind: 'reveals' | 'look_ups' | 'downloads' | 'copy_fails' | 'log_damaged';
  text: string;
  raised_at: string;
  first_at: string;
  last_at: string;
  state: 'open' | 'acknowledged';
  person?: Named;
  acknowledged_at?: string;
  acknowledged_by?: Named;
  note?: string;
}

export interface Alerts {
  items: Alert[];
  open: number;
}

export type CheckState =
  | 'running'
  | 'sound'
  | 'tampered'
  | 'truncated'
  | 'no_anchor'
  | 'could_not_run';

export interface LogCheck {
  id: string;
  state: CheckState;
  asked_at: string;
  asked_by: Named;
  progress?: { entries: number; total: number };
  finished_at?: string;
  text?: string;
  entries?: number;
  anchored_sequence?: number;
  first_bad?: number;
}

export interface LogPrint {
  id: string;
  state: 'waiting' | 'ready' | 'failed';
  asked_at: string;
  description: string;
  from: string;
  to: string;
  progress?: { percent: number };
  lines?: number;
  expires_at?: string;
}
