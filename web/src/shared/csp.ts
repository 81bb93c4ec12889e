// The nonce that the server put into index.html: styles made at run time must carry it.
export const nonce =
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
