import type { DynamicModule } from '@nestjs/common';
import { TelemetryConfig } from './config.js';
import { CacheMeter, PoolMeter, ProcessMeter, RequestMeter } from './meters.js';
import { Tracing } from './tracing.js';

class TelemetryModule {}

/** Metrics always, traces when `OTEL_EXPORTER_OTLP_ENDPOINT` is set. */
export const telemetryModule = (): DynamicModule => ({
  module: TelemetryModule,
  providers: [
    TelemetryConfig,
    { provide: Tracing, inject: [TelemetryConfig], useFactory: Tracing.start },
    ProcessMeter,
    RequestMeter,
    PoolMeter,
    CacheMeter,
  ],
});
