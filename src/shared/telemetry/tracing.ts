import type { NodeSDK } from '@opentelemetry/sdk-node';
import type { TelemetryConfig } from './config.js';

/** The OpenTelemetry SDK: loaded only where traces have somewhere to go. */
export class Tracing {
  private constructor(private readonly sdk: NodeSDK | undefined) {}

  static async start({ otlpEndpoint, serviceName }: TelemetryConfig): Promise<Tracing> {
    if (!otlpEndpoint) return new Tracing(undefined);
    const { NodeSDK } = await import('@opentelemetry/sdk-node');
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
    const sdk = new NodeSDK({
      serviceName,
      traceExporter: new OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/$/, '')}/v1/traces` }),
      metricReaders: [],
      logRecordProcessors: [],
      instrumentations: [],
      autoDetectResources: false,
    });
    sdk.start();
    return new Tracing(sdk);
  }

  get on(): boolean {
    return this.sdk !== undefined;
  }

  /** Sends what is left. */
  async onApplicationShutdown(): Promise<void> {
    await this.sdk?.shutdown();
  }
}
