import { App, Button, Card, Empty, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '@/api/accountTypes';
import { ProblemAlert, problemText } from '@/shared/ProblemAlert';
import { TimeText } from '@/shared/TimeText';
import { dateOf } from '@/shared/time';
import { useLabel } from '@/shared/useLabel';
import { MadeKey } from './MadeKey';
import { NewKeyDialog } from './NewKeyDialog';
import { useApiKeys, useDeleteKey } from './queries';

/** The last day is the one before the instant at which it ends. */
const lastDay = (key: ApiKey) => dateOf(new Date(Date.parse(key.expires_at) - 1));

/** API 密钥: programs that act for oneself. */
export function KeysCard() {
  const { t } = useTranslation();
  const label = useLabel();
  const { message } = App.useApp();
  const keys = useApiKeys();
  const deleting = useDeleteKey();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<string>();
  const permissions = keys.data?.permissions ?? [];
  const words = (ids: string[]) =>
    ids.map((id) => label(permissions.find((one) => one.id === id)?.label) || id).join('、');
  const remove = (key: ApiKey) =>
    deleting.mutate(key.id, {
      onError: (error) => void message.error(problemText(error, t('words.incident'))),
    });
  return (
    <Card
      className="account-card"
      title={t('keys.title')}
      size="small"
      extra={
        <Button size="small" onClick={() => setAdding(true)} disabled={!keys.data}>
          {t('keys.add')}
        </Button>
      }
    >
      <p className="quiet">{t('keys.note')}</p>
      <ProblemAlert error={keys.error} onRetry={() => void keys.refetch()} />
      <Table<ApiKey>
        size="small"
        rowKey="id"
        dataSource={keys.data?.items ?? []}
        pagination={false}
        scroll={{ x: 720 }}
        locale={{ emptyText: keys.isSuccess ? <Empty description={t('keys.none')} /> : ' ' }}
        columns={[
          { title: t('keys.name'), dataIndex: 'name', width: 160 },
          { title: t('keys.permissions'), render: (_, key) => words(key.permissions) },
          { title: t('keys.lastDay'), width: 110, render: (_, key) => lastDay(key) },
          {
            title: t('keys.used'),
            width: 160,
            render: (_, key) =>
              key.used_at ? (
                <>
                  <TimeText at={key.used_at} /> {key.used_ip}
                </>
              ) : (
                t('keys.neverUsed')
              ),
          },
          {
            title: t('words.actions'),
            width: 80,
            render: (_, key) => (
              <Popconfirm
                title={t('keys.deleteAsk', { name: key.name })}
                onConfirm={() => remove(key)}
              >
                <Button type="link" size="small" danger>
                  {t('words.delete')}
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
      {adding && (
        <NewKeyDialog permissions={permissions} onClose={() => setAdding(false)} onMade={setMade} />
      )}
      {made && <MadeKey secret={made} onClose={() => setMade(undefined)} />}
    </Card>
  );
}
