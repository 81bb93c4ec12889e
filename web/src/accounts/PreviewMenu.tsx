import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuContext, opens } from '@/shared/menu';

/** The menu as somebody with these permissions has it. */
export function PreviewMenu({ permissions }: { permissions: string[] }) {
  const { t } = useTranslation();
  const pages = useContext(MenuContext).filter((page) => opens(permissions, page.permission));
  return (
    <ul className="preview-menu" aria-label={t('roles.previewMenu')}>
      {pages.map((page) => (
        <li key={page.menu}>{t(`menu.${page.menu}`)}</li>
      ))}
    </ul>
  );
}
