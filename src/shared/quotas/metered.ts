import { applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { Meter } from '#shared/contracts';

type Marked = Exclude<Meter, 'apiCalls'>;

export const MeterMark = Reflector.createDecorator<readonly Marked[]>();

/**
 * What one request to this route uses: one question, source or seat, or the bytes of its body; of rows there has to be
 * one left. Every request to a route of the API is an API call besides.
 */
export const Metered = (...used: Marked[]) =>
  applyDecorators(
    MeterMark(used),
    ApiExtension('x-meters', used),
    ApiResponse({
      status: 429,
      description:
        'Too many requests, or what the plan allows is used up (`billing.limitReached`): `details` has limit, used and resetsAt.',
    }),
  );
