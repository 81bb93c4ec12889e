import { TimeText } from '@/shared/TimeText';
import type { ViewProps } from '../types';

export function TimeView({ value }: ViewProps) {
  return <TimeText at={String(value)} />;
}
