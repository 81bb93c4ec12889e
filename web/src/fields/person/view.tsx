import { usePeople } from '../people';
import type { ViewProps } from '../types';

export function PersonView({ value, text }: ViewProps) {
  if (text) return <span>{text}</span>;
  return <PersonName id={String(value)} />;
}

function PersonName({ id }: { id: string }) {
  const people = usePeople();
  return <span>{people.data?.find((person) => person.id === id)?.name ?? id}</span>;
}
