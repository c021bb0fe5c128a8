import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { describe, expect, it } from 'vitest';
import { completeDocument } from '#shared/http';
import { AllowGuests, Public, RequireUser } from './access.js';

@Controller()
@AllowGuests()
class Doors {
  @Get('guests')
  guests() {}

  @Get('users')
  @RequireUser()
  users() {}

  @Get('public')
  @Public()
  public() {}
}

@Module({ controllers: [Doors] })
class DoorsModule {}

describe('access, as Swagger UI understands it', async () => {
  const app = await NestFactory.create(DoorsModule, new FastifyAdapter(), { logger: false });
  const { paths } = completeDocument(SwaggerModule.createDocument(app, new DocumentBuilder().build()));
  const security = (path: string) => paths[path]?.get?.security;

  it('sends the token of Authorize where guests are let in too', () => {
    expect(security('/guests')).toEqual([{ bearer: [] }, { password: [] }, {}]);
  });

  it('asks for the token where only users are let in, whatever the controller says', () => {
    expect(security('/users')).toEqual([{ bearer: [] }, { password: [] }]);
  });

  it('sends no token where nobody looks at it', () => {
    expect(security('/public')).toEqual([{}]);
  });
});
