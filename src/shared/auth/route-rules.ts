import type { ExecutionContext, Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Permission } from '#shared/contracts';
import { type Access, AccessMark, PermissionMark } from './access.js';
import { type Place, PlaceMark } from './place.js';
import { type NeededScope, ScopeMark } from './scope.js';

type RequestHandler = ReturnType<ExecutionContext['getHandler']>;

/** What the marks of a route say, the method's before the controller's. */
export interface RouteRule {
  readonly access: Access;
  /** What the role must allow, where the route says so. */
  readonly permission?: Permission | undefined;
  readonly place?: Place | undefined;
  /** As marked; otherwise it depends on the method. */
  readonly scope?: NeededScope | undefined;
}

/** Reads the marks of a route once: decorators do not change, and reading them costs more than the rest of the guard. */
export class RouteRules {
  private readonly rules = new WeakMap<Type, WeakMap<RequestHandler, RouteRule>>();

  constructor(private readonly reflector: Reflector) {}

  of(context: ExecutionContext): RouteRule {
    const controller = context.getClass();
    const handler = context.getHandler();
    return this.rules.get(controller)?.get(handler) ?? this.read(controller, handler);
  }

  private read(controller: Type, handler: RequestHandler): RouteRule {
    const marked = [handler, controller];
    const rule = {
      access: this.reflector.getAllAndOverride(AccessMark, marked) ?? 'user',
      permission: this.reflector.getAllAndOverride(PermissionMark, marked),
      place: this.reflector.getAllAndOverride(PlaceMark, marked),
      scope: this.reflector.getAllAndOverride(ScopeMark, marked),
    };
    const others = this.rules.get(controller) ?? new WeakMap<RequestHandler, RouteRule>();
    this.rules.set(controller, others.set(handler, rule));
    return rule;
  }
}
