import { StarFilled, StarOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '@/api/types';
import { problemText } from '@/shared/ProblemAlert';
import { useFollow, useFollowing } from './queries';

/** 关注 / 取消关注 of a file; its owner is told of everything anyway. */
export function FollowButton({ customer }: { customer: RecordView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const isOwn = customer.relation === 'own';
  const following = useFollowing(customer.id, !isOwn);
  const follow = useFollow(customer.id);
  if (isOwn || following.data === undefined) return null;
  const wanted = !following.data;
  return (
    <Button
      type="text"
      size="small"
      icon={wanted ? <StarOutlined /> : <StarFilled />}
      aria-label={wanted ? t('notices.follow') : t('notices.unfollow')}
      title={t('notices.followNote')}
      loading={follow.isPending}
      onClick={() =>
        follow.mutate(wanted, {
          onError: (error) => void message.error(problemText(error, t('words.incident'))),
        })
      }
    >
      {wanted ? t('notices.follow') : t('notices.unfollow')}
    </Button>
  );
}
