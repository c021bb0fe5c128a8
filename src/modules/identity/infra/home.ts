import type { CoreConfig } from '#shared/config';

/** Where people reach this server. Never what a request says of it: whoever sends one may say anything. */
export const homeOf = ({ publicUrl, port }: Pick<CoreConfig, 'publicUrl' | 'port'>): string =>
  publicUrl ?? `http://localhost:${port}`;
