const own = 'https://own.invalid';

/** Whether a browser that is sent there stays on this server. Browsers read `\` as `/` and skip tabs and newlines. */
export function isLocalPath(path: string): boolean {
  return path.startsWith('/') && /^[\x20-\x5b\x5d-\x7e]+$/.test(path) && leadsHome(path);
}

const leadsHome = (path: string): boolean => URL.canParse(path, own) && new URL(path, own).origin === own;
