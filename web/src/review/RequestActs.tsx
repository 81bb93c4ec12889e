import { App, Button, Flex, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/api/client';
import { ProblemAlert, problemText } from '@/shared/ProblemAlert';
import { Questions } from './Questions';
import { type UpdateRequest, useDecide } from './queries';
import { isSettled, openQuestions } from './questions';
import { RefuseDialog } from './RefuseDialog';

/** 通过, 驳回 with a note, or 撤回: whatever this person may do with it. */
export function RequestActs({ request }: { request: UpdateRequest }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const decide = useDecide();
  const [refusing, setRefusing] = useState(false);
  const { id, rights } = request;
  if (!rights.decide && !rights.withdraw) return <ProblemAlert error={decide.error} />;

  const approve = async (confirm: string[] = []): Promise<void> => {
    try {
      await decide.mutateAsync({ id, act: 'approve', body: { confirm } });
      void message.success(t('review.approved', { name: request.customer?.name ?? '' }));
    } catch (failure) {
      const questions = openQuestions(failure, confirm);
      // What was settled meanwhile leaves the list, and its card with what is wrong.
      if (isSettled(failure)) void message.warning(problemText(failure, t('words.incident')), 8);
      if (
        questions.length > 0 &&
        (await modal.confirm({
          title: (failure as ApiProblem).problem.title,
          content: <Questions failure={failure} />,
          okText: t('review.approveAnyway'),
          cancelText: t('words.cancel'),
        }))
      )
        return approve([...confirm, ...questions]);
    }
  };
  const withdraw = () =>
    decide.mutate(
      { id, act: 'withdraw' },
      { onSuccess: () => void message.success(t('review.withdrawn')) },
    );

  return (
    <>
      <ProblemAlert error={decide.error} />
      <Flex gap={8} className="request-acts">
        {rights.decide && (
          <>
            <Button
              type="primary"
              size="small"
              loading={decide.isPending}
              onClick={() => void approve()}
            >
              {t('review.approve')}
            </Button>
            <Button size="small" danger onClick={() => setRefusing(true)}>
              {t('review.refuse')}
            </Button>
          </>
        )}
        {rights.withdraw && (
          <Popconfirm
            title={t('review.withdrawSure')}
            okText={t('review.withdraw')}
            cancelText={t('words.cancel')}
            onConfirm={withdraw}
          >
            <Button size="small">{t('review.withdraw')}</Button>
          </Popconfirm>
        )}
      </Flex>
      {refusing && <RefuseDialog request={request} onClose={() => setRefusing(false)} />}
    </>
  );
}
