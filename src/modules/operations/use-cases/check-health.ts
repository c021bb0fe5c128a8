import { ServiceUnavailableException } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import {
  CheckHealth,
  type ComponentHealth,
  type HealthState,
  type HealthView,
  healthStates,
} from '../contract/index.js';
import type { Probe } from '../infra/probe.js';
import { Probes } from '../infra/probes.js';

/** A part that does not answer in time does not work. */
const patienceMs = 5000;
/** However often somebody asks, the parts are tried once in a while. */
const keepMs = 2000;

@QueryHandler(CheckHealth)
export class CheckHealthHandler implements IQueryHandler<CheckHealth> {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly probes: Probes,
  ) {}

  async execute(): Promise<HealthView> {
    const checks = this.probes.all().map(
      ([name, probe]) =>
        () =>
          this.tryOut(name, probe),
    );
    const { details } = await this.health.check(checks).catch(resultOf);
    const components = Object.entries(details).map(([name, detail]) => componentOf(name, detail));
    return { state: worstOf(components), components };
  }

  private async tryOut(name: string, probe: Probe): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    const attempt = indicator
      .attempt(async () => ({ warning: await probe() }))
      .withTimeout(patienceMs)
      .cacheFor(keepMs);
    const result = await attempt;
    const { warning } = result[name] as { readonly warning?: string };
    return warning === undefined ? result : indicator.degraded(warning);
  }
}

/** That something is down is an answer here, not an error. */
function resultOf(error: unknown): HealthCheckResult {
  if (error instanceof ServiceUnavailableException) return error.getResponse() as HealthCheckResult;
  throw error;
}

function componentOf(
  name: string,
  detail: { readonly status: HealthState; readonly message?: string },
): ComponentHealth {
  const { status: state, message } = detail;
  return message === undefined ? { name, state } : { name, state, message };
}

const worstOf = (components: readonly ComponentHealth[]): HealthState =>
  healthStates.findLast((state) => components.some((component) => component.state === state)) ?? 'up';
