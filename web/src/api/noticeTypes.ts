// The inbox's shapes of docs/api.md.

export interface Notice {
  id: string;
  kind: string;
  title: string;
  text?: string;
  link?: string;
  count: number;
  at: string;
  read: boolean;
}

export interface NoticePage {
  items: Notice[];
  next?: string;
}

export interface NoticePreference {
  kind: string;
  label: string;
  on: boolean;
}
