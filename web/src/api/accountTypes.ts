// The shapes of one's own account in docs/api.md.

export interface LoginLogEntry {
  at: string;
  login: string;
  person_id?: string;
  outcome: string;
  ip: string;
}

export interface HeldSession {
  id: string;
  device: string;
  ip: string;
  begun_at: string;
  seen_at: string;
  current?: boolean;
}

export interface SecondFactor {
  required: boolean;
  enrolled: boolean;
  enrolled_at?: string;
  recovery_codes?: number;
}

export interface Account {
  password_set_at?: string;
  second_factor: SecondFactor;
  sessions: HeldSession[];
  log_ins: Omit<LoginLogEntry, 'login'>[];
}

export interface Enrolment {
  secret: string;
  uri: string;
}

export interface ApiKey {
  id: string;
  name: string;
  permissions: string[];
  made_at: string;
  expires_at: string;
  used_at?: string;
  used_ip?: string;
}

export interface NewApiKey {
  name: string;
  permissions: string[];
  last_day: string;
}

export interface KeyPermission {
  id: string;
  label: { zh: string; en: string };
}
