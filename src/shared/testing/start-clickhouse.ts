import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { installed, startPrivateServer } from './private-server.js';
import { makeTestFolder } from './test-folder.js';

/** A folder that has `chdb`, ClickHouse of today in process: `npm run test:clickhouse` says so. */
// biome-ignore lint/style/noProcessEnv: a switch for developers, not a setting of the server
const chdb = process.env.ALMANAC_TEST_CHDB;
/** It tells plans. */
export const clickhouseIsOfToday = chdb !== undefined;
const server = chdb === undefined ? installed('clickhouse-server') : process.execPath;

/** Why suites on ClickHouse cannot run here. */
export const noClickhouse: string | undefined = server ? undefined : 'clickhouse-server is not on the PATH';

/** A ClickHouse of one's own on free ports, with an empty database `almanac` and the user `almanac`, who may do anything. */
export async function startClickhouse() {
  const folder = await makeTestFolder();
  const [http, tcp] = [await freePort(), await freePort()];
  const config = join(folder.path, 'config.xml');
  await writeFile(config, configOf(folder.path, http, tcp));
  await writeFile(join(folder.path, 'users.xml'), users);
  const url = `http://127.0.0.1:${http}`;
  const query = async (sql: string): Promise<string> => {
    const headers = { 'x-clickhouse-user': 'almanac', 'x-clickhouse-key': 'password' };
    const response = await fetch(url, { method: 'POST', headers, body: sql });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  };
  const running = await startPrivateServer({
    program: server ?? '',
    arguments:
      chdb === undefined ? [`--config-file=${config}`] : ['scripts/chdb-server.ts', chdb, String(http)],
    answers: () => query('select 1'),
  });
  await query('create database almanac');
  return {
    url: `http://almanac:password@127.0.0.1:${http}/almanac`,
    query,
    /** At once: asked to end, it waits for statements that were given up, and its data go with it anyway. */
    stop: async () => {
      await running.kill('SIGKILL');
      await folder.remove();
    },
  };
}

const configOf = (folder: string, http: number, tcp: number): string => `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><mark_cache_size>5368709</mark_cache_size>
  <users_config>users.xml</users_config><default_profile>default</default_profile>
  <default_database>default</default_database>
</yandex>`;

const users = `<yandex>
  <profiles><default/></profiles><quotas><default/></quotas>
  <users><almanac>
    <password>password</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
  </almanac></users>
</yandex>`;
