import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Cover } from '@/accounts/Cover';
import { useLogOut } from '@/accounts/session';
import { SecondFactorSetup } from './SecondFactorSetup';

/** Before anything else, for those whose role asks for a second factor. */
export default function EnrolPage({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const logOut = useLogOut();
  return (
    <Cover title={t('factor.enrolTitle')} note={t('factor.enrolNote')}>
      <SecondFactorSetup isReplacing={false} onDone={onDone} />
      <Button type="link" block onClick={() => void logOut()}>
        {t('person.logOut')}
      </Button>
    </Cover>
  );
}
