import { applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';

/**
 * For which organisation a route works. `account`: for none, it is about the person who signed in. Otherwise the name of
 * the part of the path that holds its id. Unmarked: the one that `X-Organization-Id` names, or the personal one.
 */
export interface Place {
  readonly account?: true;
  readonly parameter?: string;
}

export const PlaceMark = Reflector.createDecorator<Place>();

/**
 * About the person and not about an organisation: open also to who is suspended there, lacks the second factor that it
 * demands, or is a guest in it. With the organisation of the path, when its id is a part of it.
 */
export const AboutAccount = (parameter?: string) =>
  applyDecorators(
    PlaceMark({ account: true, ...(parameter !== undefined && { parameter }) }),
    ApiExtension('x-place', 'account'),
  );

/** The caller's rights are those in the organisation of the path, whatever the header says. */
export const InOrganizationOfPath = (parameter = 'id') =>
  applyDecorators(PlaceMark({ parameter }), ApiExtension('x-place', 'path'));
