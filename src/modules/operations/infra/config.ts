import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  operatorUserIds: setting(
    'OPERATOR_USER_IDS',
    z
      .string()
      .default('')
      .transform((list) =>
        list
          .split(',')
          .map((id) => id.trim())
          .filter((id) => id !== ''),
      )
      .pipe(z.array(z.uuid({ error: 'give user ids (UUIDs), separated by commas' }))),
    {
      description:
        'Ids of the users who operate this server, separated by commas: they see what concerns all organisations, like dead letters.',
    },
  ),
  leastFreeDiskMb: setting('LEAST_FREE_DISK_MB', z.coerce.number().int().min(0).default(500), {
    description: 'With less free space for the data folder, in megabytes, the deep health check warns.',
  }),
};

export class OperationsConfig extends defineConfig('operations', settings) {}
