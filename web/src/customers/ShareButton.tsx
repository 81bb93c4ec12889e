import { ShareAltOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/accounts/session';
import type { RecordView } from '@/api/types';
import { ShareDialog } from './ShareDialog';

/** 共享: for whoever the file is theirs to share. */
export function ShareButton({ customer }: { customer: RecordView }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const isTheirs = customer.relation !== 'shared' && customer.relation !== 'pool';
  if (!may('customer.share') || !isTheirs) return null;
  return (
    <>
      <Button size="small" icon={<ShareAltOutlined />} onClick={() => setOpen(true)}>
        {t('sharing.share')}
      </Button>
      {isOpen && <ShareDialog customer={customer} onClose={() => setOpen(false)} />}
    </>
  );
}
