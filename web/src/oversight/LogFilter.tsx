import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { usePeople } from '@/fields/people';
import { dateOf } from '@/shared/time';
import { dayBefore, kinds, type LogQuestion } from './logState';

const today = () => dateOf(new Date());

/** Whose deeds, when, of which kind, on which file. */
export function LogFilter(props: {
  question: LogQuestion;
  onChange: (next: Partial<LogQuestion>) => void;
}) {
  const { t } = useTranslation();
  const people = usePeople();
  const { question, onChange } = props;
  const day = (name: 'from' | 'to') => (
    <DatePicker
      value={dayjs(question[name])}
      allowClear={false}
      aria-label={t(`audit.${name}`)}
      maxDate={dayjs(today())}
      presets={[0, 6, 29, 89].map((days) => ({
        label: t('audit.daysAgo', { count: days }),
        value: dayjs(dayBefore(new Date(), days)),
      }))}
      onChange={(chosen) => chosen && onChange({ [name]: chosen.format('YYYY-MM-DD') })}
    />
  );
  return (
    <search className="log-filter">
      <Select
        value={question.person}
        aria-label={t('audit.person')}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(person) => onChange({ person })}
        options={[
          { value: '', label: t('audit.everybody') },
          ...(people.data ?? []).map((person) => ({
            value: person.id,
            label: person.disabled ? t('audit.disabled', { name: person.name }) : person.name,
          })),
          { value: '0', label: t('audit.theProgram') },
        ]}
      />
      {day('from')}
      <span aria-hidden="true">–</span>
      {day('to')}
      <Select
        mode="multiple"
        className="log-kinds"
        value={question.kinds}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('audit.kinds')}
        placeholder={t('audit.allKinds')}
        maxTagCount="responsive"
        onChange={(chosen) => onChange({ kinds: chosen })}
        options={kinds.map((kind) => ({ value: kind, label: t(`auditKind.${kind}`) }))}
      />
      <Input.Search
        key={question.customer}
        className="log-customer"
        defaultValue={question.customer}
        aria-label={t('audit.customer')}
        placeholder={t('audit.customer')}
        allowClear
        onSearch={(typed) => onChange({ customer: typed.trim() })}
      />
    </search>
  );
}
