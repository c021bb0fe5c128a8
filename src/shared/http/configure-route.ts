import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';

const configured = new WeakMap<object, FastifyContextConfig>();

/** What several decorators say of one route; Nest's own keeps the last word only. */
export const ConfigureRoute =
  (part: FastifyContextConfig): MethodDecorator =>
  (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const whole = { ...configured.get(handler), ...part };
    configured.set(handler, whole);
    RouteConfig(whole)(target, key, descriptor);
  };
