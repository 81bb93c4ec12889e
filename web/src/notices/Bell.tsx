import { BellOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Drawer, Grid } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { NoticeActions } from './NoticeActions';
import { NoticeList } from './NoticeList';
import { refreshList, refreshNotices, useUnreadCount } from './queries';
import { useAttended } from './useAttended';

/** The inbox in the top bar: how many are unread, and all of them in a drawer. */
export function Bell() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const isWide = Grid.useBreakpoint().md ?? window.innerWidth >= 768;
  const [isOpen, setOpen] = useState(false);
  const unread = useUnreadCount(useAttended()).data ?? 0;

  // What was just done may have told somebody something, oneself among them.
  useEffect(
    () =>
      client.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'success') refreshNotices(client);
      }),
    [client],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count means another list
  useEffect(() => refreshList(client), [client, unread]);

  const label = unread > 0 ? t('notices.bellUnread', { n: unread }) : t('notices.bell');
  return (
    <>
      <Button
        type="text"
        icon={
          <Badge count={unread} size="small">
            <BellOutlined className="bell" />
          </Badge>
        }
        aria-label={label}
        title={label}
        onClick={() => (isWide ? setOpen(true) : void navigate('/notices'))}
      />
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        size={420}
        title={t('notices.title')}
        extra={<NoticeActions />}
        destroyOnHidden
      >
        <NoticeList onOpen={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
