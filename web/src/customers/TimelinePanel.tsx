import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '@/api/client';
import type { RecordType, TimelinePage } from '@/api/types';
import { Composer } from '@/follow_ups/Composer';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { customerKey, useRefreshCustomer } from './queries';
import { Timeline } from './Timeline';

type Kind = 'all' | 'follow_up' | 'change';
const kinds: Kind[] = ['all', 'follow_up', 'change'];

/** Its first page comes with the file, in the same round trip. */
function useTimeline(id: string, kind: Kind, first: TimelinePage) {
  return useInfiniteQuery({
    queryKey: [...customerKey(id), 'timeline', kind],
    queryFn: ({ pageParam, signal }) =>
      api.get<TimelinePage>(
        `/customers/${id}/timeline${query({ kind: kind === 'all' ? '' : kind, before: pageParam })}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    initialData: kind === 'all' ? { pages: [first], pageParams: [''] } : undefined,
  });
}

export function TimelinePanel(props: {
  id: string;
  first: TimelinePage;
  followUpType: RecordType | undefined;
  mayWrite: boolean;
}) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('all');
  const timeline = useTimeline(props.id, kind, props.first);
  const refresh = useRefreshCustomer(props.id);
  return (
    <section className="panel timeline-panel" aria-label={t('timeline.title')}>
      {props.mayWrite && props.followUpType && (
        <Composer
          key={props.id}
          customerId={props.id}
          type={props.followUpType}
          onSaved={refresh}
        />
      )}
      <Segmented<Kind>
        className="timeline-kinds"
        value={kind}
        onChange={setKind}
        options={kinds.map((item) => ({ value: item, label: t(`timeline.${item}`) }))}
      />
      <ProblemAlert error={timeline.error} onRetry={() => void timeline.refetch()} />
      {timeline.data && <Timeline events={timeline.data.pages.flatMap((page) => page.items)} />}
      {timeline.hasNextPage && (
        <Button
          block
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {t('words.loadMore')}
        </Button>
      )}
    </section>
  );
}
