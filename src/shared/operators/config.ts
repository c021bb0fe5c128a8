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
        'Ids of the users who operate this server, separated by commas: they see what concerns all organisations, like dead letters, and set plans.',
    },
  ),
};

export class OperatorsConfig extends defineConfig('operators', settings) {}
