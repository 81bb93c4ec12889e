import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { pageSizes, type useListState } from './listState';

/** Pages are walked, not jumped to: a list of a million has no page 17,000 worth seeing. */
export function CustomerPager(props: {
  list: ReturnType<typeof useListState>;
  next: string | undefined;
  shown: number;
  total: number | undefined;
}) {
  const { t } = useTranslation();
  const { list, next, shown, total } = props;
  const { page, limit } = list.state;
  const first = (page - 1) * limit + 1;
  const count = total?.toLocaleString('en-US') ?? '…';
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      <span className="quiet">
        {shown > 0 && t('pager.rows', { first, last: first + shown - 1, total: count })}
      </span>
      <Select
        aria-label={t('pager.size')}
        value={limit}
        onChange={(size) => list.change({ limit: size })}
        options={pageSizes.map((size) => ({ value: size, label: t('pager.perPage', { size }) }))}
      />
      <Button
        icon={<LeftOutlined />}
        disabled={page <= 1 && !list.state.after}
        onClick={list.goBack}
      >
        {t('pager.back')}
      </Button>
      <Button
        icon={<RightOutlined />}
        iconPlacement="end"
        disabled={!next}
        onClick={() => next && list.goOn(next)}
      >
        {t('pager.next')}
      </Button>
    </nav>
  );
}
