import type { ViewProps } from '../types';

/** A phone is a call away on the phone itself. */
export function PhoneView({ value, text }: ViewProps) {
  const [number, extension] = String(value).split(';ext=');
  return (
    <a className="nowrap" href={`tel:${number}${extension ? `,${extension}` : ''}`}>
      {text ?? String(value)}
    </a>
  );
}
