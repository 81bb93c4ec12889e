import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, RecordName, RecordView } from '@/api/types';
import { AskButton } from '@/review/AskButton';
import { useLabel } from '@/shared/useLabel';
import { InlineEditor } from './InlineEditor';
import { editability } from './rights';
import { ValueWithActs } from './ValueWithActs';

interface Props {
  recordName: RecordName;
  record: RecordView;
  field: Field;
  customerId: string;
  startEditing?: boolean;
}

/** A fact: double click or the pencil changes it in place; a locked one says why. */
export function InlineField(props: Props) {
  const { field, record } = props;
  const { t } = useTranslation();
  const label = useLabel();
  const may = editability(field, record);
  const [editing, setEditing] = useState(Boolean(props.startEditing) && may === 'free');
  const text = label(field.label);
  const wide = field.type === 'long_text' || editing;
  return (
    <div className={wide ? 'fact fact-wide' : 'fact'}>
      <dt>{text}</dt>
      {editing ? (
        <dd>
          <InlineEditor {...props} onClose={() => setEditing(false)} />
        </dd>
      ) : (
        <dd onDoubleClick={() => may === 'free' && setEditing(true)}>
          <ValueWithActs {...props} />
          {may === 'free' && (
            <Button
              type="text"
              size="small"
              className="fact-edit"
              icon={<EditOutlined />}
              aria-label={t('file.edit', { field: text })}
              title={t('file.edit', { field: text })}
              onClick={() => setEditing(true)}
            />
          )}
          {may === 'locked' && <AskButton {...props} />}
        </dd>
      )}
    </div>
  );
}
