import { App, Button, DatePicker, Form, List, Modal, Segmented, Select, TreeSelect } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '@/accounts/queries';
import type { RecordView } from '@/api/types';
import { usePeople } from '@/fields/people';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { type Share, useShares, useSharing } from './sharingQueries';

/** With whom a file is shared and until when. */
export function ShareDialog({ customer, onClose }: { customer: RecordView; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const shares = useShares(customer.id, true);
  const sharing = useSharing(customer.id);
  const people = usePeople();
  const departments = useDepartments();
  const [whom, setWhom] = useState<'person' | 'department'>('person');
  const [partner, setPartner] = useState<string>();
  const [until, setUntil] = useState<Dayjs>(() => dayjs().add(1, 'month'));
  const [error, setError] = useState<unknown>();

  const act = async (work: () => Promise<void>, told: string) => {
    setError(undefined);
    try {
      await work();
      void message.success(told);
    } catch (failure) {
      setError(failure);
    }
  };
  const share = () =>
    act(async () => {
      await sharing.share({ [`${whom}_id`]: partner, until: until.format('YYYY-MM-DD') });
      setPartner(undefined);
    }, t('sharing.shared'));
  const options = (people.data ?? [])
    .filter((person) => !person.disabled && person.id !== customer.values.owner)
    .map((person) => ({ value: person.id, label: person.name }));

  return (
    <Modal open title={t('sharing.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="quiet">{t('sharing.note')}</p>
      <Form layout="vertical" onFinish={() => void share()}>
        <Form.Item label={t('sharing.with')}>
          <Segmented<'person' | 'department'>
            value={whom}
            onChange={(value) => {
              setWhom(value);
              setPartner(undefined);
            }}
            options={[
              { value: 'person', label: t('sharing.person') },
              { value: 'department', label: t('sharing.department') },
            ]}
          />
        </Form.Item>
        <Form.Item label={t(`sharing.${whom}`)}>
          {whom === 'person' ? (
            <Select
              aria-label={t('sharing.person')}
              showSearch={{ optionFilterProp: 'label' }}
              value={partner}
              onChange={setPartner}
              options={options}
            />
          ) : (
            <TreeSelect
              aria-label={t('sharing.department')}
              treeDataSimpleMode
              treeDefaultExpandAll
              value={partner}
              onChange={setPartner}
              treeData={(departments.data ?? []).map((department) => ({
                id: department.id,
                pId: department.parent_id ?? 0,
                value: department.id,
                title: department.name,
              }))}
            />
          )}
        </Form.Item>
        <Form.Item label={t('sharing.until')}>
          <DatePicker
            aria-label={t('sharing.until')}
            className="field-fill"
            allowClear={false}
            value={until}
            onChange={(day) => day && setUntil(day)}
            minDate={dayjs()}
            maxDate={dayjs().add(1, 'year')}
          />
        </Form.Item>
        {error !== undefined && <ProblemAlert error={error} />}
        <Button type="primary" htmlType="submit" disabled={!partner}>
          {t('sharing.share')}
        </Button>
      </Form>
      <List
        size="small"
        dataSource={shares.data ?? []}
        locale={{ emptyText: t('sharing.none') }}
        renderItem={(item: Share) => (
          <List.Item
            actions={[
              <Button
                key="end"
                type="link"
                size="small"
                onClick={() => void act(() => sharing.end(item.id), t('sharing.ended'))}
              >
                {t('sharing.end')}
              </Button>,
            ]}
          >
            {t('sharing.line', {
              with: item.person ?? item.department,
              until: item.until,
              by: item.made_by,
            })}
          </List.Item>
        )}
      />
    </Modal>
  );
}
