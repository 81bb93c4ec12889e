import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportReason } from '@/api/importTypes';
import type { Catalogue } from '@/api/types';
import { useLabel } from '@/shared/useLabel';

export function useTargetLabel(catalogue: Catalogue): (target: string) => string {
  const label = useLabel();
  return (target) => {
    const isContact = target.startsWith('contact');
    const name = target.replace(/^contacts?(\.\d+|\[\d+\])?\./, '');
    const { customer, contact } = catalogue.records;
    const field = (isContact ? contact : customer).fields.find(
      (item) => item.name === name.split('.')[0],
    );
    const text = field ? label(field.label) : target;
    return isContact && field ? `${label(contact.label)} · ${text}` : text;
  };
}

/** Why rows were rejected, the most frequent reason first. */
export function Reasons({ reasons, catalogue }: { reasons: ImportReason[]; catalogue: Catalogue }) {
  const { t } = useTranslation();
  const labelOf = useTargetLabel(catalogue);
  if (reasons.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">{t('import.reasons')}</h2>
      <Table<ImportReason>
        size="small"
        rowKey={(reason) => `${reason.field} ${reason.rule} ${reason.message}`}
        dataSource={[...reasons].sort((a, b) => b.count - a.count)}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 480 }}
        columns={[
          { title: t('import.field'), width: 160, render: (_, reason) => labelOf(reason.field) },
          { title: t('import.reason'), dataIndex: 'message' },
          {
            title: t('import.count'),
            width: 100,
            align: 'right',
            render: (_, reason) => reason.count.toLocaleString('en-US'),
          },
        ]}
      />
    </section>
  );
}
