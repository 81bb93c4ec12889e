import { Descriptions, Flex, InputNumber, Popover, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FoundFacts as Found, ImportView } from '@/api/importTypes';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { type Layout, useImportAct } from './queries';

/** What was found in the file, and what of it may be put right. */
export function FoundFacts({ view, found }: { view: ImportView; found: Found }) {
  const { t } = useTranslation();
  const act = useImportAct(view.id);
  const relayout = (body: Layout) => act.mutate({ act: 'layout', body });
  const current = {
    sheet: found.sheet,
    header_row: found.header_row,
    header_rows: found.header_rows,
  };
  const format = [found.format.toUpperCase(), found.encoding].filter(Boolean).join(' · ');
  return (
    <>
      <Descriptions
        size="small"
        className="found-facts"
        colon={false}
        column={{ xs: 1, sm: 2, lg: 4 }}
        items={[
          { key: 'format', label: t('import.format'), children: format },
          ...(found.sheets.some((sheet) => sheet.name)
            ? [
                {
                  key: 'sheet',
                  label: t('import.sheet'),
                  children: (
                    <Select
                      size="small"
                      aria-label={t('import.sheet')}
                      value={found.sheet}
                      loading={act.isPending}
                      onChange={(sheet) => relayout({ sheet })}
                      options={found.sheets.map((sheet) => ({
                        value: sheet.name,
                        label: sheet.hidden ? t('import.hiddenSheet', sheet) : sheet.name,
                      }))}
                    />
                  ),
                },
              ]
            : []),
          {
            key: 'header',
            label: t('import.header'),
            children: (
              <Flex gap={4} align="center">
                {t('import.row')}
                <InputNumber
                  size="small"
                  aria-label={t('import.headerRow')}
                  min={1}
                  value={found.header_row}
                  disabled={act.isPending}
                  onStep={(row) => relayout({ ...current, header_row: row })}
                  onPressEnter={(event) =>
                    relayout({ ...current, header_row: Number(event.currentTarget.value) })
                  }
                />
                {t('import.spanning')}
                <InputNumber
                  size="small"
                  aria-label={t('import.headerRows')}
                  min={1}
                  max={5}
                  value={found.header_rows}
                  disabled={act.isPending}
                  onStep={(rows) => relayout({ ...current, header_rows: rows })}
                />
                {t('import.lines')}
              </Flex>
            ),
          },
          {
            key: 'skipped',
            label: t('import.skipped'),
            children: <Skipped rows={found.skipped} />,
          },
        ]}
      />
      <ProblemAlert error={act.error} />
    </>
  );
}

function Skipped({ rows }: { rows: Found['skipped'] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return t('words.none');
  return (
    <Popover
      trigger="click"
      content={
        <ul className="skipped-rows">
          {rows.map(({ row, reason }) => (
            <li key={row}>{t('import.skippedRow', { row, reason })}</li>
          ))}
        </ul>
      }
    >
      <button type="button" className="text-button">
        {t('import.skippedRows', { n: rows.length })}
      </button>
    </Popover>
  );
}
