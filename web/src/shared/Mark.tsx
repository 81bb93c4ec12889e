import { theme } from 'antd';

/** Kedang's mark: a folder's tab with the sign 客 drawn as strokes, so it needs no font. */
export function Mark({ size = 28 }: { size?: number }) {
  const { token } = theme.useToken();
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M3 8a3 3 0 0 1 3-3h7l3 4h10a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3z"
        fill={token.colorPrimary}
      />
      <path
        d="M16 11.5v1.6M10 16.100v-1.900h12v1.900M14.6 14.600c-.9 1.6-2.1 2.7-3.8 3.600M13.6 16.400h5.200c-1.5 2.4-4.2 4-8 4.700M13.3 17c1.7 2.2 4.3 3.6 8.1 4.100M13 21.300h6.200v3.700H13z"
        fill="none"
        stroke="#fff"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
