import { theme as antdTheme, type ThemeConfig } from 'antd';

export const fontFamily =
  '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif';

type Algorithm = typeof antdTheme.compactAlgorithm;

/** Compact distances and heights, but the full 14 px letters: compactAlgorithm alone shrinks both. */
const denseAlgorithm: Algorithm = (seed, map) => {
  const letters = antdTheme.defaultAlgorithm(seed);
  const dense = antdTheme.compactAlgorithm(seed, map);
  return {
    ...dense,
    fontSize: letters.fontSize,
    fontSizeSM: letters.fontSizeSM,
    fontSizeLG: letters.fontSizeLG,
    fontSizeXL: letters.fontSizeXL,
    fontSizeHeading1: letters.fontSizeHeading3,
    fontSizeHeading2: letters.fontSizeHeading4,
    fontSizeHeading3: letters.fontSizeHeading5,
    lineHeight: letters.lineHeight,
    lineHeightSM: letters.lineHeightSM,
    lineHeightLG: letters.lineHeightLG,
    controlHeight: 30,
    controlHeightSM: 24,
    controlHeightLG: 38,
  };
};

/** Ant Design derives tints by shade steps, which turn a dark green muddy: these are mixed by hand. */
const lightTints = {
  colorPrimaryBg: '#e7f3f1',
  colorPrimaryBgHover: '#d5e9e5',
  colorPrimaryBorder: '#9ccdc4',
  colorPrimaryBorderHover: '#5fae9f',
  colorPrimaryHover: '#187368',
  colorPrimaryActive: '#0f5148',
  controlItemBgActive: '#e7f3f1',
  controlItemBgActiveHover: '#d5e9e5',
  colorInfoBg: '#eef6f5',
  colorInfoBorder: '#b9dcd6',
  colorError: '#cf1322',
  colorErrorBg: '#fff1f0',
  colorErrorBorder: '#ffccc7',
  colorWarning: '#ad5700',
  colorWarningBg: '#fff8ec',
  colorWarningBorder: '#f6d9a8',
  colorSuccess: '#2f7a12',
  colorSuccessBg: '#f1f8ec',
  colorSuccessBorder: '#c3e0b1',
};

/**
 * Text colours are darker than Ant Design's own, which miss WCAG AA on small letters. `calm`: nothing
 * slides or fades, for those who asked their machine for that.
 */
export function makeTheme(dark: boolean, calm: boolean): ThemeConfig {
  const primary = dark ? '#17796c' : '#14695E';
  const link = dark ? '#5cc9b8' : '#14695E';
  const quiet = dark ? 'rgba(255,255,255,0.68)' : 'rgba(0,0,0,0.62)';
  return {
    cssVar: { key: 'kedang' },
    algorithm: dark ? [antdTheme.darkAlgorithm, denseAlgorithm] : denseAlgorithm,
    token: {
      colorPrimary: primary,
      colorInfo: primary,
      colorLink: link,
      colorLinkHover: dark ? '#85dccf' : '#187368',
      colorLinkActive: link,
      colorTextTertiary: quiet,
      colorTextDescription: quiet,
      colorTextPlaceholder: quiet,
      ...(dark ? { colorError: '#f0696b' } : lightTints),
      motion: !calm,
      borderRadius: 6,
      fontSize: 14,
      fontFamily,
      wireframe: false,
    },
    components: {
      Menu: {
        itemHeight: 36,
        groupTitleFontSize: 12,
        ...(dark ? { itemSelectedColor: link, itemSelectedBg: '#12332f' } : {}),
      },
      Tabs: {
        horizontalItemGutter: 18,
        ...(dark ? { itemSelectedColor: link, itemHoverColor: link, inkBarColor: link } : {}),
      },
      Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, headerBorderRadius: 6 },
      // Small letters on a tint need more contrast than the colour of errors has.
      ...(dark ? { Tag: { colorError: '#ff9c9c' } } : {}),
      Layout: { headerPadding: '0 12px', headerHeight: 48 },
    },
  };
}
