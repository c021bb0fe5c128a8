import { applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { type Permission, permissionTable, type Scope } from '#shared/contracts';

/** What a route asks of an API key; `session`: no key will do. */
export type NeededScope = Scope | 'session';

export const ScopeMark = Reflector.createDecorator<NeededScope>();

const marked = (scope: NeededScope) => applyDecorators(ScopeMark(scope), ApiExtension('x-scope', scope));

/**
 * What an API key needs for this route. Unmarked: `read` for GET, `manage` where only admins have the permission,
 * otherwise `write`. Mark what is a POST and changes nothing, or more than it seems.
 */
export const NeedsScope = (scope: Scope) => marked(scope);

/** Only for somebody who signed in: an API key must not be able to make another one, or to change a password. */
export const RequireSession = () => marked('session');

/** The rule of a route, for the guard and for the API document. */
export function scopeOf({ marked: mark, method, permission }: RouteFacts): NeededScope {
  if (mark) return mark;
  if (method === 'GET' || method === 'HEAD') return 'read';
  return permission && permissionTable[permission].from === 'admin' ? 'manage' : 'write';
}

interface RouteFacts {
  readonly marked?: NeededScope | undefined;
  /** Upper case. */
  readonly method: string;
  readonly permission?: Permission | undefined;
}
