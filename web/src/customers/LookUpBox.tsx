import { SearchOutlined } from '@ant-design/icons';
import { Card, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/api/client';
import { ProblemAlert } from '@/shared/ProblemAlert';

/** One customer by exact number or phone, whoever's it is (客服). */
export function LookUpBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<string>();
  const [error, setError] = useState<unknown>();

  const ask = async (key: string) => {
    if (!key.trim()) return;
    setAsking(true);
    setAnswer(undefined);
    setError(undefined);
    try {
      const found = await api.post<{ found: number; id?: string }>('/customers/look-up', { key });
      if (found.id) void navigate(`/customers/${found.id}`);
      else setAnswer(t(found.found ? 'lookUp.several' : 'lookUp.none', { n: found.found }));
    } catch (failure) {
      setError(failure);
    } finally {
      setAsking(false);
    }
  };

  return (
    <Card size="small" className="look-up-box" title={t('lookUp.title')}>
      <Input.Search
        aria-label={t('lookUp.title')}
        placeholder={t('lookUp.placeholder')}
        prefix={<SearchOutlined />}
        enterButton={t('lookUp.ask')}
        loading={isAsking}
        onSearch={(key) => void ask(key)}
      />
      <p className="quiet" role="status">
        {answer ?? t('lookUp.note')}
      </p>
      {error !== undefined && <ProblemAlert error={error} />}
    </Card>
  );
}
