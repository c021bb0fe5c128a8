import autocannon from 'autocannon';
import type { Load } from './load.ts';

const {
  url,
  connections,
  seconds,
  method = 'GET',
  headers = {},
  body,
}: Load = JSON.parse(process.argv[2] ?? '');

/** Far from the numbers of an earlier run on the same server. */
let next = Date.now() * 1000;
const withNumber = (request: autocannon.Request): autocannon.Request => ({
  ...request,
  body: body?.replaceAll('#', () => String(next++)) ?? '',
});

const result = await autocannon({
  url,
  connections,
  duration: seconds,
  method,
  headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
  ...(body?.includes('#')
    ? { requests: [{ setupRequest: withNumber }] }
    : body === undefined
      ? {}
      : { body }),
});
const failed = result.errors + result.timeouts + result.non2xx;
console.log(JSON.stringify({ rate: result['2xx'] / result.duration, failed }));
