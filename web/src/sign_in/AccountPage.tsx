import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/accounts/session';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { KeysCard } from './KeysCard';
import { LogInsCard } from './LogInsCard';
import { PasswordCard } from './PasswordCard';
import { useAccount } from './queries';
import { SecondFactorCard } from './SecondFactorCard';
import { SessionsCard } from './SessionsCard';
import './account.css';

/** 我的账号: by what one comes in, and where one is in. */
export function AccountPage() {
  const { t } = useTranslation();
  const may = useMay();
  const account = useAccount();
  return (
    <div className="page">
      <PageHead title={t('menu.account')} />
      <ProblemAlert error={account.error} onRetry={() => void account.refetch()} />
      {account.data && (
        <Flex vertical gap={12}>
          <div className="account-pair">
            <PasswordCard setAt={account.data.password_set_at} />
            <SecondFactorCard factor={account.data.second_factor} />
          </div>
          <SessionsCard sessions={account.data.sessions} />
          {may('api_key.use') && <KeysCard />}
          <LogInsCard logIns={account.data.log_ins} />
        </Flex>
      )}
    </div>
  );
}
