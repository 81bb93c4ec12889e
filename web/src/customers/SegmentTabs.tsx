import { EllipsisOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListState } from './listState';
import { SegmentDialog } from './SegmentDialog';
import { type Segment, useKeepSegments, useSegmentCount, useSegments } from './segmentQueries';

const everybody = 'all';

/** Saved views (客户分群) as tabs over the list, and saving what is filtered now. */
export function SegmentTabs(props: {
  state: ListState;
  onOpen: (segment: { filter: string; sort: string }) => void;
}) {
  const { t } = useTranslation();
  const { state, onOpen } = props;
  const segments = useSegments().data ?? [];
  const [dialog, setDialog] = useState<Segment | 'new'>();
  const open = segments.find((segment) => segment.usable && segment.line === state.filter);
  const active = state.filter ? (open?.id ?? '') : everybody;

  const choose = (key: string) => {
    const segment = segments.find((item) => item.id === key);
    if (key === everybody) onOpen({ filter: '', sort: state.sort });
    else if (segment?.usable)
      onOpen({ filter: segment.line ?? '', sort: segment.sort || state.sort });
  };
  if (segments.length === 0 && !state.filter) return null;
  return (
    <>
      <Tabs
        className="segments"
        activeKey={active}
        onChange={choose}
        items={[
          { key: everybody, label: t('segments.all') },
          ...segments.map((segment) => ({
            key: segment.id,
            disabled: !segment.usable,
            label: <SegmentLabel segment={segment} />,
          })),
        ]}
        tabBarExtraContent={
          open ? (
            open.mine && <SegmentMenu segment={open} onEdit={() => setDialog(open)} />
          ) : (
            <Button
              size="small"
              type="text"
              icon={<SaveOutlined />}
              disabled={!state.filter}
              onClick={() => setDialog('new')}
            >
              {t('segments.save')}
            </Button>
          )
        }
      />
      {dialog && (
        <SegmentDialog
          segment={dialog === 'new' ? undefined : dialog}
          state={state}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}

function SegmentLabel({ segment }: { segment: Segment }) {
  const { t } = useTranslation();
  const total = useSegmentCount(segment).data;
  const note = segment.usable
    ? segment.shared && t('segments.sharedBy', { name: segment.owner, with: segment.shared.name })
    : t('segments.unusable');
  return (
    <span title={note}>
      {segment.name}
      {total !== undefined && <span className="quiet"> {total.toLocaleString('en-US')}</span>}
    </span>
  );
}

function SegmentMenu({ segment, onEdit }: { segment: Segment; onEdit: () => void }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const { remove } = useKeepSegments();
  const ask = async () => {
    if (!(await modal.confirm({ title: t('segments.removeAsk', { name: segment.name }) }))) return;
    try {
      await remove(segment);
      void message.success(t('segments.removed'));
    } catch (failure) {
      void message.error(String((failure as Error).message));
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'edit', label: t('segments.edit'), onClick: onEdit },
          { key: 'remove', label: t('segments.remove'), danger: true, onClick: () => void ask() },
        ],
      }}
    >
      <Button
        size="small"
        type="text"
        icon={<EllipsisOutlined />}
        aria-label={t('segments.more', { name: segment.name })}
      />
    </Dropdown>
  );
}
