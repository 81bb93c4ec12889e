import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordType } from '@/api/types';
import { useLabel } from '@/shared/useLabel';
import { useDensity } from './density';

/** Which columns stand in which order, and how closely the rows. */
export function ListSettings(props: {
  type: RecordType;
  columns: string[];
  onColumns: (names: string[] | null) => void;
}) {
  const { t } = useTranslation();
  const [density, setDensity] = useDensity();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="list-settings">
          <Segmented
            block
            value={density}
            onChange={setDensity}
            options={[
              { value: 'dense', label: t('customers.dense') },
              { value: 'airy', label: t('customers.airy') },
            ]}
          />
          <ColumnChoice {...props} />
          <Button type="link" size="small" className="flush" onClick={() => props.onColumns(null)}>
            {t('customers.usualColumns')}
          </Button>
        </div>
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t('customers.columns')}>
        <span className="wide-only">{t('customers.columns')}</span>
      </Button>
    </Popover>
  );
}

function ColumnChoice({ type, columns, onColumns }: Parameters<typeof ListSettings>[0]) {
  const { t } = useTranslation();
  const label = useLabel();
  const names = [
    ...columns,
    ...type.fields.map((field) => field.name).filter((name) => !columns.includes(name)),
  ];
  const move = (index: number, by: number) => {
    const next = [...columns];
    const [name] = next.splice(index, 1);
    if (name) next.splice(index + by, 0, name);
    onColumns(next);
  };
  return (
    <ul className="column-choice">
      {names.map((name) => {
        const index = columns.indexOf(name);
        const isFixed = name === 'number' || name === 'name';
        const text = label(type.fields.find((field) => field.name === name)?.label);
        return (
          <li key={name}>
            <Checkbox
              checked={index >= 0}
              disabled={isFixed}
              onChange={(event) =>
                onColumns(
                  event.target.checked ? [...columns, name] : columns.filter((x) => x !== name),
                )
              }
            >
              {text}
            </Checkbox>
            {index > 1 && (
              <span className="column-moves">
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  disabled={index <= 2}
                  aria-label={t('customers.moveLeft', { column: text })}
                  onClick={() => move(index, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined />}
                  disabled={index === columns.length - 1}
                  aria-label={t('customers.moveRight', { column: text })}
                  onClick={() => move(index, 1)}
                />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
