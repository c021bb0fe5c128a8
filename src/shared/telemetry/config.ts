import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  otlpEndpoint: setting(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    z.url({ protocol: /^https?$/, error: 'give a URL like http://collector:4318' }).optional(),
    {
      description:
        'Where traces are sent (OTLP over HTTP, `/v1/traces` is added). Left out: none are made, and they cost nothing.',
    },
  ),
  serviceName: setting('OTEL_SERVICE_NAME', z.string().default('almanac'), {
    description: 'How this process is named in traces.',
  }),
};

export class TelemetryConfig extends defineConfig('telemetry', settings) {}
