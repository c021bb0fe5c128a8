import { applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { type Permission, permissionTable } from '#shared/contracts';

/** Who may call a route. `user` unless the method, or else its controller, is marked otherwise. */
export type Access = 'public' | 'guests' | 'user';

export const AccessMark = Reflector.createDecorator<Access>();
export const PermissionMark = Reflector.createDecorator<Permission>();

const unauthorized = ApiUnauthorizedResponse({ description: 'No valid access token (`auth.required`, …).' });

/** Guards read the mark, the API document the extension: of both the method's wins over its controller's. */
const marked = (access: Access) => applyDecorators(AccessMark(access), ApiExtension('x-access', access));

/** Anybody, and the route knows no actor: health, documentation, login. */
export const Public = () => marked('public');

/** Also callers without a token, as the guest actor, when GUEST_ACCESS is on. */
export const AllowGuests = () => applyDecorators(marked('guests'), unauthorized);

/** A signed-in user. This is the rule of an unmarked route; say it where the controller allows more. */
export const RequireUser = () => applyDecorators(marked('user'), unauthorized);

/** A signed-in user whose role in the organisation has this permission. */
export const RequirePermission = (permission: Permission) =>
  applyDecorators(
    marked('user'),
    PermissionMark(permission),
    ApiExtension('x-permission', permission),
    unauthorized,
    ApiForbiddenResponse({
      description: `Needs the permission "${permission}", which roles have from "${permissionTable[permission].from}" on (\`auth.roleTooLow\`).`,
    }),
  );
