import { Button, Empty, Select, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMay } from '@/accounts/session';
import { Delayed } from '@/shared/Delayed';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { type RequestState, type Scope, usePendingCount, useRequests } from './queries';
import { RequestCard } from './RequestCard';
import './review.css';

const states: RequestState[] = ['pending', 'applied', 'refused', 'withdrawn', 'outdated'];

/** 修改申请: those to decide, and one's own. Tab and state stand in the address. */
export function UpdateRequestsPage() {
  const { t } = useTranslation();
  const decides = useMay()('update_request.decide');
  const [search, setSearch] = useSearchParams();
  const count = usePendingCount(decides).data;
  const scope: Scope = decides && search.get('tab') !== 'mine' ? 'to_decide' : 'mine';
  const asked = search.get('state');
  const state = states.find((word) => word === asked) ?? '';
  // What waits comes first; a colleague's address may ask for anything else.
  const shown = asked === null && scope === 'to_decide' ? 'pending' : state;

  const tab = (key: Scope, words: string) => ({ key, label: words });
  return (
    <div className="page">
      <PageHead title={t('menu.updateRequests')}>
        <Select<string>
          className="state-choice"
          aria-label={t('review.state')}
          value={shown}
          onChange={(word) => setSearch({ tab: scope, state: word })}
          options={['', ...states].map((word) => ({
            value: word,
            label: word ? t(`reviewState.${word}`) : t('review.allStates'),
          }))}
        />
      </PageHead>
      <Tabs
        activeKey={scope}
        onChange={(key) => setSearch({ tab: key })}
        items={[
          ...(decides
            ? [tab('to_decide', `${t('review.toDecide')}${count ? ` ${count}` : ''}`)]
            : []),
          tab('mine', t('review.mine')),
        ]}
      />
      <RequestList key={`${scope} ${shown}`} scope={scope} state={shown} />
    </div>
  );
}

function RequestList({ scope, state }: { scope: Scope; state: RequestState | '' }) {
  const { t } = useTranslation();
  const requests = useRequests(scope, state);
  if (requests.isPending) return <Delayed />;
  const items = requests.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemAlert error={requests.error} onRetry={() => void requests.refetch()} />
      {requests.isSuccess && items.length === 0 && (
        <Empty description={t(scope === 'mine' ? 'review.noneMine' : 'review.noneToDecide')} />
      )}
      <ul className="request-list">
        {items.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
      </ul>
      {requests.hasNextPage && (
        <Button
          block
          loading={requests.isFetchingNextPage}
          onClick={() => void requests.fetchNextPage()}
        >
          {t('words.loadMore')}
        </Button>
      )}
    </>
  );
}
