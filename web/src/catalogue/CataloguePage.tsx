import { Flex, Input, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, RecordName, RecordType } from '@/api/types';
import { useCatalogue } from '@/fields/catalogue';
import { Delayed } from '@/shared/Delayed';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import './catalogue.css';

const recordNames: RecordName[] = ['customer', 'contact', 'follow_up'];

/** 字段管理: every field with why it is collected and where it comes from. */
export function CataloguePage() {
  const { t } = useTranslation();
  const label = useLabel();
  const catalogue = useCatalogue();
  const [name, setName] = useState<RecordName>('customer');
  const [typed, setTyped] = useState('');
  const shown = catalogue.data?.records[name];
  return (
    <div className="page">
      <PageHead
        title={t('menu.fields')}
        note={shown && t('catalogue.count', { n: shown.fields.length })}
      >
        <Input.Search
          className="catalogue-search"
          placeholder={t('catalogue.find')}
          aria-label={t('catalogue.find')}
          allowClear
          onChange={(event) => setTyped(event.target.value.trim())}
        />
        <Segmented<RecordName>
          value={name}
          onChange={setName}
          options={recordNames.map((item) => ({
            value: item,
            label: label(catalogue.data?.records[item]?.label) || item,
          }))}
        />
      </PageHead>
      <ProblemAlert error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      {catalogue.isPending && <Delayed />}
      {shown && <FieldTable type={shown} typed={typed} />}
    </div>
  );
}

function FieldTable({ type, typed }: { type: RecordType; typed: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const groups = new Map(type.groups.map((group) => [group.name, label(group.label)]));
  const fields = type.fields.filter((field) =>
    [field.label.zh, field.label.en, field.name, field.purpose].some((text) =>
      text?.toLowerCase().includes(typed.toLowerCase()),
    ),
  );
  return (
    <Table<Field>
      size="small"
      rowKey="name"
      dataSource={fields}
      pagination={false}
      scroll={{ x: 980 }}
      columns={[
        {
          title: t('catalogue.field'),
          width: 170,
          fixed: 'left',
          render: (_, field) => (
            <>
              {label(field.label)}
              <div className="quiet">{field.name}</div>
            </>
          ),
        },
        {
          title: t('catalogue.group'),
          width: 110,
          render: (_, field) => groups.get(field.group),
        },
        {
          title: t('catalogue.type'),
          width: 100,
          render: (_, field) => t(`fieldType.${field.type}`, { defaultValue: field.type }),
        },
        { title: t('catalogue.rules'), width: 220, render: (_, field) => <Rules field={field} /> },
        {
          title: t('catalogue.purpose'),
          width: 240,
          render: (_, field) => field.purpose,
        },
        { title: t('catalogue.source'), width: 140, render: (_, field) => field.source },
      ]}
    />
  );
}

function Rules({ field }: { field: Field }) {
  const { t } = useTranslation();
  const words = [
    field.required === 'entry' && 'required',
    field.required === 'complete' && 'requiredLater',
    field.required_when && 'requiredWhen',
    field.unique && 'unique',
    field.core && 'core',
    field.reason_required && 'reason',
    field.masked && 'masked',
    field.system && 'system',
  ].filter((word): word is string => Boolean(word));
  return (
    <Flex wrap gap={4}>
      {words.map((word) => (
        <Tag key={word}>{t(`rule.${word}`)}</Tag>
      ))}
    </Flex>
  );
}
