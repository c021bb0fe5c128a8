import { z } from 'zod';
import { healthStates } from '../contract/index.js';

const state = z.enum(healthStates);

export const alive = z.object({ status: z.literal('ok') }).meta({ example: { status: 'ok' } });

export const health = z
  .object({
    state: state.describe('The worst of the components.'),
    components: z.array(
      z.object({
        name: z.string(),
        state,
        message: z.string().optional().describe('What is wrong.'),
      }),
    ),
  })
  .meta({ example: { state: 'up', components: [{ name: 'database', state: 'up' }] } });

export const readiness = z
  .object({ ready: z.boolean(), reason: z.string().optional().describe('Why not.') })
  .meta({ example: { ready: true } });
