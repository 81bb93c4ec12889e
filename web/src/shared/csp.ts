// The nonce that the server put into index.html: styles made at run time must carry it.
export const nonce =
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/**
 * Ant Design passes the nonce on to most, not all, of the style elements it makes (scroll lock and
 * scroll bar measuring leave it out). Whoever can call this runs script already, so nothing is
 * opened by it.
 */
export function giveStylesTheNonce() {
  const create = document.createElement.bind(document);
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (tag.toLowerCase() === 'style') element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
