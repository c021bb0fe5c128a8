export { FixedClock, FixedIds } from './fixed-clock.js';
export { freePort } from './free-port.js';
export { installed } from './private-server.js';
export { clickhouseIsOfToday, noClickhouse, startClickhouse } from './start-clickhouse.js';
export { type ReceivedMail, startMailServer, type TestMailServer } from './start-mail-server.js';
export { noMariadb, startMariadb } from './start-mariadb.js';
export {
  manualJobs,
  manualMessaging,
  type StartedModule,
  type StartOptions,
  startModule,
} from './start-module.js';
export { noRedis, startRedis, type TestRedis } from './start-redis.js';
export { noS3, startS3, type TestS3 } from './start-s3.js';
export { type GatewayRequest, startSmsGateway, type TestSmsGateway } from './start-sms-gateway.js';
export { stubAnswer, stubCommand, stubQuery } from './stubs.js';
export { signedInAs, someActor, TestActorResolver } from './test-actors.js';
export { testCore } from './test-core.js';
export { createTestDatabase } from './test-database.js';
export { makeTestFolder } from './test-folder.js';
export { testSecrets } from './test-secrets.js';
