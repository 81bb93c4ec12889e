import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExportPreview } from '@/api/exportTypes';

const reasons = ['approval', 'never'] as const;

/** What leaves; and by name what does not, before anything is started. */
export function Leaving({ preview }: { preview: ExportPreview }) {
  const { t } = useTranslation();
  const { rows, fields, withheld } = preview;
  return (
    <>
      <div className="export-leaving">
        <p>{t('exports.leaves', { rows: rows.toLocaleString('en-US'), fields: fields.length })}</p>
        <div>
          {fields.map((field) => (
            <Tag key={field.name}>{field.label}</Tag>
          ))}
        </div>
      </div>
      {reasons.map((reason) => {
        const names = withheld.filter((field) => field.reason === reason);
        if (names.length === 0) return null;
        return (
          <Alert
            key={reason}
            type="warning"
            showIcon
            title={t(`exports.withheld.${reason}`, {
              n: names.length,
              names: names.map((field) => field.label).join('、'),
            })}
          />
        );
      })}
    </>
  );
}
