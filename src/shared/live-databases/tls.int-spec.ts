import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  freePort,
  installed,
  makeTestFolder,
  noMariadb,
  startMariadb,
  testSecrets,
} from '#shared/testing';
import { connectionProblem, LiveDatabases } from './live-databases.js';
import { allRows } from './live-pool.js';
import type { Login } from './login.js';

const noOpenssl = installed('openssl') ? undefined : 'openssl is not on the PATH';

/** A key and the certificate of it, both as PEM. */
interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Certificates of one day: one authority, what it signed for two names, and one that nobody signed. */
function makeCertificates(folder: string) {
  const make = (name: string, host: string, signedBy?: string): Certificate => {
    const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
    const signer = signedBy
      ? ['-CA', join(folder, `${signedBy}.pem`), '-CAkey', join(folder, `${signedBy}.key`)]
      : [];
    const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${host}`];
    const files = ['-nodes', '-keyout', key, '-out', cert];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-days', '1', ...files, ...names, ...signer],
      { stdio: 'pipe' },
    );
    return { key, cert };
  };
  const authority = make('authority', 'authority.example');
  return {
    authority: readFileSync(authority.cert, 'utf8'),
    right: make('right', 'localhost', 'authority'),
    elsewhere: make('elsewhere', 'elsewhere.example', 'authority'),
    selfSigned: make('self-signed', 'localhost'),
  };
}

type Certificates = ReturnType<typeof makeCertificates>;

/** Speaks TLS as PostgreSQL does, and hands on to one that does not. */
async function startTlsBefore(
  url: URL,
  { key, cert }: Certificate,
): Promise<{ port: number; server: Server }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    // The first message asks for TLS.
    socket.once('data', () => {
      socket.write('S');
      const options = { isServer: true, key: readFileSync(key), cert: readFileSync(cert) };
      const secure = new TLSSocket(socket, options).on('error', () => socket.destroy());
      const behind = dial(Number(url.port), url.hostname).on('error', () => socket.destroy());
      sockets.add(behind);
      secure.pipe(behind).pipe(secure);
    });
  });
  server.on('close', () => {
    for (const socket of sockets) socket.destroy();
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return { port, server };
}

const cases = [
  ['is connected to when its authority is known and the name is right', 'right', 'verified', true, undefined],
  ['is refused when nobody vouches for its authority', 'right', 'verified', false, 'live-databases.rejected'],
  [
    'is refused with a certificate it signed itself',
    'selfSigned',
    'verified',
    true,
    'live-databases.rejected',
  ],
  [
    'is refused with a certificate for another name',
    'elsewhere',
    'verified',
    true,
    'live-databases.rejected',
  ],
  [
    'is connected to with any certificate when only encryption is wanted',
    'selfSigned',
    'on',
    false,
    undefined,
  ],
] as const;

type Start = (
  certificate: Certificate,
) => Promise<{ readonly login: Login; readonly stop: () => Promise<void> }>;

const startPostgresql: Start = async (certificate) => {
  const database = await createTestDatabase({ empty: true });
  const url = new URL(database.url);
  const { port, server } = await startTlsBefore(url, certificate);
  const stop = async () => {
    server.close();
    server.emit('close');
    await database.drop();
  };
  return { login: loginOf('postgresql', url, port), stop };
};

const startMysql: Start = async ({ key, cert }) => {
  const server = await startMariadb({ arguments: [`--ssl-key=${key}`, `--ssl-cert=${cert}`] });
  const url = new URL(server.url);
  return { login: loginOf('mysql', url, Number(url.port)), stop: server.stop };
};

const loginOf = (kind: Login['kind'], url: URL, port: number): Login => ({
  kind,
  host: 'localhost',
  port,
  database: url.pathname.slice(1),
  user: url.username,
  password: decodeURIComponent(url.password),
  tls: 'verified',
});

const isEncrypted = {
  // Behind what speaks TLS here the server itself sees none.
  postgresql: 'select 1',
  mysql: `select variable_value <> '' from information_schema.session_status where variable_name = 'Ssl_cipher'`,
  clickhouse: 'select 1',
} as const;

describe.skipIf(noOpenssl)(`a database that speaks TLS${noOpenssl ? ` (skipped: ${noOpenssl})` : ''}`, () => {
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let certificates: Certificates;
  const databases = new LiveDatabases({ allowPrivate: 'on' }, testSecrets());

  beforeAll(async () => {
    folder = await makeTestFolder();
    certificates = makeCertificates(folder.path);
  });
  afterAll(() => folder.remove());

  async function connect(login: Login) {
    const pool = databases.open(login, { connections: 1, statementSeconds: 10 });
    try {
      return await pool.lend(async (connection) => allRows(await connection.open(isEncrypted[login.kind])));
    } catch (error) {
      throw connectionProblem(error, login);
    } finally {
      await pool.close();
    }
  }

  const kinds = [
    ['PostgreSQL', startPostgresql, undefined],
    ['MariaDB', startMysql, noMariadb],
  ] as const;
  describe.each(kinds)('%s', (_, start, missing) => {
    it.skipIf(missing).each(cases)('%s', async (...[, certificate, tls, isKnown, code]) => {
      const { login, stop } = await start(certificates[certificate]);
      try {
        const authority = isKnown && { certificateAuthority: certificates.authority };
        const connected = connect({ ...login, tls, ...authority });
        if (code) await expect(connected).rejects.toMatchObject({ code });
        else expect(await connected).toEqual([[1]]);
      } finally {
        await stop();
      }
    });
  });
});
