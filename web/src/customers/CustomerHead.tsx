import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Popover } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CustomerFile, MissingField, RecordType } from '@/api/types';
import { fieldOf } from '@/fields/catalogue';
import { plainText } from '@/fields/values';
import { FollowButton } from '@/notices/FollowButton';
import { CopyButton } from '@/shared/CopyButton';
import { useLabel } from '@/shared/useLabel';
import { RenumberButton } from './RenumberButton';
import { ShareButton } from './ShareButton';

const told = ['customer_type', 'stage', 'status'];

/** Who this is, whose it is, and what is still missing. */
export function CustomerHead(props: {
  type: RecordType;
  file: CustomerFile;
  onComplete: (missing: MissingField) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const { customer, missing, previous, following } = props.file;
  const name = plainText(customer, 'name');
  const number = plainText(customer, 'number');
  const labelOf = (field: string) => label(fieldOf(props.type, field)?.label);
  useEffect(() => {
    document.title = `${name} · 客档`;
  }, [name]);
  const states = told.map((name) => {
    const option = fieldOf(props.type, name)?.options?.find(
      ({ value }) => value === customer.values[name],
    );
    return option ? label(option.label) : plainText(customer, name);
  });
  const owner = plainText(customer, 'owner');
  return (
    <header className="file-head">
      <Flex wrap align="center" gap="4px 12px">
        <span className="copyable file-number">
          {number}
          <CopyButton text={number} what={labelOf('number')} />
          <RenumberButton customer={customer} />
        </span>
        <h1 className="copyable">
          {name}
          <CopyButton text={name} what={labelOf('name')} />
        </h1>
        <span>{[...new Set(states.filter(Boolean))].join(' · ')}</span>
        <span className="quiet">{owner ? `${labelOf('owner')} ${owner}` : t('file.noOwner')}</span>
        <FollowButton customer={customer} />
        <ShareButton customer={customer} />
        <span className="file-walk">
          <Walk to={previous} label={t('file.previous')} icon={<LeftOutlined />} />
          <Walk to={following} label={t('file.following')} icon={<RightOutlined />} />
        </span>
      </Flex>
      {missing.length > 0 && (
        <Popover
          trigger="click"
          placement="bottomLeft"
          content={
            <Flex vertical align="start">
              {missing.map((item) => (
                <Button
                  key={`${item.record}.${item.id}.${item.field}`}
                  type="link"
                  size="small"
                  onClick={() => props.onComplete(item)}
                >
                  {item.label}
                </Button>
              ))}
            </Flex>
          }
        >
          <Button size="small" className="missing-button" color="gold" variant="filled">
            {t('file.missing', { n: missing.length })}
          </Button>
        </Popover>
      )}
    </header>
  );
}

function Walk(props: { to: string | undefined; label: string; icon: React.ReactNode }) {
  if (!props.to) return null;
  return (
    <Link to={`/customers/${props.to}`}>
      <Button
        type="text"
        size="small"
        icon={props.icon}
        aria-label={props.label}
        title={props.label}
      />
    </Link>
  );
}
