import { Controller, Delete, Get, HttpCode, Param, Put, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AboutAccount, CurrentActor, InOrganizationOfPath, Public, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds, TakesImage } from '#shared/http';
import {
  GetImage,
  GetOrganization,
  GetProfile,
  type OrganizationView,
  type ProfileView,
  SetAvatar,
  SetLogo,
} from '../contract/index.js';
import { ImageStreams } from './image-streams.js';
import { imageBody, imageId, imageTypes } from './images.dto.js';
import { organization, organizationId } from './organizations.dto.js';
import { profile } from './profile.dto.js';

const taken = 'JPEG, PNG, WebP or GIF, up to 5 MB and 64 million pixels, as the body itself. It is made anew';

@ApiTags('organizations')
@Controller()
export class ImagesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly streams: ImageStreams,
  ) {}

  @Put('users/profile/avatar')
  @AboutAccount()
  @TakesImage()
  @ApiOperation({
    summary: 'My picture',
    description: `${taken}, 256 by 256 pixels, without what cameras write into it.`,
  })
  @ApiConsumes(...imageTypes)
  @ApiBody(imageBody)
  @Responds(200, profile)
  async setAvatar(@Req() request: FastifyRequest, @CurrentActor() { userId }: Actor): Promise<ProfileView> {
    const objectKey = await this.streams.receive(request);
    await this.commands.execute(new SetAvatar({ userId, objectKey }));
    return this.queries.execute(new GetProfile({ userId }));
  }

  @Delete('users/profile/avatar')
  @AboutAccount()
  @HttpCode(204)
  @ApiOperation({ summary: 'No picture of me' })
  removeAvatar(@CurrentActor() { userId }: Actor): Promise<void> {
    return this.commands.execute(new SetAvatar({ userId, objectKey: null }));
  }

  @Put('organizations/:id/logo')
  @InOrganizationOfPath()
  @RequirePermission('organization.manage')
  @TakesImage()
  @ApiOperation({
    summary: 'The logo of an organisation (admins)',
    description: `${taken}, within 640 by 320 pixels, as PNG.`,
  })
  @ApiConsumes(...imageTypes)
  @ApiBody(imageBody)
  @Responds(200, organization)
  async setLogo(
    @Param('id', { schema: organizationId }) id: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationView> {
    const objectKey = await this.streams.receive(request);
    await this.commands.execute(new SetLogo({ actor, organizationId: id, objectKey }));
    return this.queries.execute(new GetOrganization({ actor, organizationId: id }));
  }

  @Delete('organizations/:id/logo')
  @InOrganizationOfPath()
  @RequirePermission('organization.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'No logo (admins)' })
  removeLogo(
    @Param('id', { schema: organizationId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.commands.execute(new SetLogo({ actor, organizationId: id, objectKey: null }));
  }

  @Get('images/:id')
  @Public()
  @ApiOperation({
    summary: 'An avatar or a logo',
    description:
      'Without a token, so that pages and mails can show it: whoever was told the id may. Another image has another id, so it may be kept for a day.',
  })
  @ApiOkResponse({ content: { 'image/webp': {}, 'image/png': {} } })
  async get(@Param('id', { schema: imageId }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { mediaType, sizeBytes, objectKey } = await this.queries.execute(new GetImage({ imageId: id }));
    const content = await this.streams.read(objectKey);
    await reply
      .headers({
        'content-length': sizeBytes,
        'cache-control': 'public, max-age=86400, immutable',
        etag: `"${id}"`,
        // Pages of other origins show them too.
        'cross-origin-resource-policy': 'cross-origin',
      })
      .type(mediaType)
      .send(content);
  }
}
