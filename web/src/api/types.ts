// The shapes of docs/api.md, by hand until they are generated from /api/v1/openapi.json.

export interface FieldError {
  field: string;
  rule: string;
  message: string;
}

export interface Problem {
  code: string;
  title: string;
  fields?: FieldError[];
  incident?: string;
  retry_after_s?: number;
  duplicates?: Match[];
  warnings?: FieldError[];
  current?: RecordView;
  changed_by?: string | { name: string };
  changed_at?: string;
  changed_fields?: string[];
  /** Of a filter line: what of it is wrong. */
  at?: { from: number; until: number; utf16_from: number; utf16_until: number };
  suggestions?: string[];
}

export interface Match {
  field: string;
  message: string;
  /** Without doubt the same: saving is refused, whatever is confirmed. */
  certain?: boolean;
  customer?: { id: string; number?: string; name: string };
}

export interface Session {
  person: {
    id: string;
    name: string;
    login: string;
    department_id?: string;
    must_change_password: boolean;
  };
  roles: string[];
  permissions: string[];
  csrf: string;
  /** Nothing else may be done before it is enrolled. */
  second_factor_missing?: boolean;
  company: { name?: string; preset: string | null; time_zone: string };
  words: { owner?: string; pool?: string };
}

export interface Preset {
  id: string;
  label: Label;
  handbook: string;
  number_pattern: string;
  definition: {
    numbering: { pattern: string; type_words?: Record<string, string> };
    words: Record<string, Label>;
    required?: { entry?: string[]; complete?: string[] };
    stages?: string[];
    tiers?: {
      measure?: 'yearly_amount' | 'weighted_score';
      levels: { value: string; label: Label; from?: string }[];
    };
    roles?: { id: string; label: Label }[];
  };
}

export interface Label {
  zh: string;
  en: string;
}

export interface Option {
  value: string;
  label: Label;
  retired?: boolean;
}

export type Operator =
  | 'eq'
  | 'ne'
  | 'gt'
  | 'ge'
  | 'lt'
  | 'le'
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'is_empty'
  | 'is_not_empty'
  | 'in'
  | 'not_in'
  | 'under'
  | 'between';

export type FieldTypeName =
  | 'text'
  | 'long_text'
  | 'integer'
  | 'money'
  | 'percent'
  | 'date'
  | 'time'
  | 'choice'
  | 'choices'
  | 'boolean'
  | 'phone'
  | 'email'
  | 'id_number'
  | 'id_last4'
  | 'credit_code'
  | 'region'
  | 'industry'
  | 'person'
  | 'customer'
  | 'url';

export interface Field {
  name: string;
  type: FieldTypeName;
  group: string;
  label: Label;
  help?: Label;
  required?: 'entry' | 'complete';
  required_when?: { field: string; values: string[] };
  max_length?: number;
  options?: Option[];
  list?: 'divisions' | 'industries';
  open?: boolean;
  operators: Operator[];
  filterable?: boolean;
  sortable?: boolean;
  in_list?: boolean;
  searchable?: boolean;
  masked?: boolean;
  core?: boolean;
  reason_required?: boolean;
  system?: boolean;
  unique?: boolean;
  import_names?: string[];
  /** part → the names by which files call it */
  import_parts?: Record<string, string[]>;
  purpose?: string;
  source?: string;
  default?: FieldValue;
}

export interface RecordType {
  number: number;
  label: Label;
  /** At least one is wanted: of contacts. */
  required?: 'entry' | 'complete';
  groups: { name: string; label: Label }[];
  fields: Field[];
  /** What conditions may ask besides: worked out from records of another type. */
  figures?: Pick<Field, 'name' | 'type' | 'label' | 'operators'>[];
}

export type RecordName = 'customer' | 'contact' | 'follow_up' | 'sales_order';

export interface Catalogue {
  version: string;
  preset: string | null;
  records: Record<RecordName, RecordType>;
}

/** code, name, level, parent code ('' at the top) */
export type ListItem = [string, string, string | number, string | null];

export interface Money {
  amount: string;
  currency: string;
}

export interface Masked {
  masked: string;
}

export type FieldValue = string | number | boolean | string[] | Money | Masked | null;
export type Values = Record<string, FieldValue>;

export interface RecordView {
  id: string;
  version: string;
  state?: string;
  relation?: 'own' | 'shared' | 'department' | 'pool' | 'others';
  values: Values;
  texts?: Record<string, string>;
  rights?: { change?: boolean; change_core?: boolean; reveal?: string[] };
}

export interface Condition {
  field: string;
  /** Of a figure: of which time, 近6个月. */
  within?: string;
  op: Operator;
  value?: FieldValue | FieldValue[];
}

export interface Filter {
  all: Condition[];
}

export interface RecordPage {
  items: RecordView[];
  next?: string;
  total?: number | null;
}

export interface ChangeLine {
  record: RecordName;
  field: string;
  label: string;
  before?: string;
  after?: string;
}

export interface TimelineEvent {
  id: string;
  kind: 'follow_up' | 'change';
  at: string;
  person?: { id: string; name: string };
  /** Of changes; a follow-up is told by its method. */
  title?: string;
  record?: RecordView;
  action?: string;
  reason?: string;
  changes?: ChangeLine[];
  via?: string;
}

export interface TimelinePage {
  items: TimelineEvent[];
  next?: string;
}

export interface MissingField {
  record: RecordName;
  /** Absent where a whole contact is missing. */
  id?: string;
  field: string;
  label: string;
}

export interface CustomerFile {
  customer: RecordView;
  contacts: RecordView[];
  missing: MissingField[];
  timeline: TimelinePage;
  previous?: string;
  following?: string;
}

export interface CheckAnswer {
  errors: FieldError[];
  warnings: FieldError[];
  duplicates: Match[];
}

export interface Person {
  id: string;
  name: string;
  login?: string;
  department_id?: string;
  roles?: string[];
  disabled?: boolean;
  employee_number?: string;
  superior_id?: string;
  /** Of whoever may change it. */
  version?: string;
}

export interface Department {
  id: string;
  name: string;
  parent_id?: string | null;
  manager_id?: string | null;
  version?: string;
}

export interface Role {
  id: string;
  label?: string | Label;
  name?: string;
}
