import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  url: setting('ALMANAC_URL', z.url({ protocol: /^https?$/ }).optional(), {
    description: 'The server that the command line asks; --url wins. Left out: the data folder is asked.',
  }),
  token: setting('ALMANAC_TOKEN', z.string().min(1).optional(), {
    description: 'The access token that the command line sends; --token wins.',
    secret: true,
  }),
};

export class CliConfig extends defineConfig('cli', settings) {}
