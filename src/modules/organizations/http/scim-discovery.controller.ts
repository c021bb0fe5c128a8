import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '#shared/auth';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import { type ScimAnswer, scimResource } from './scim.dto.js';
import { listAnswer, scim } from './scim-answers.js';

const schema = 'urn:ietf:params:scim:schemas:core:2.0';
const userSchema = `${schema}:User`;
const groupSchema = `${schema}:Group`;

const attribute = (name: string, rest: ScimAnswer = {}): ScimAnswer => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...rest,
});

const valued = (name: string) =>
  attribute(name, {
    type: 'complex',
    multiValued: true,
    subAttributes: [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })],
  });

const attributes = [
  attribute('userName', { required: true, uniqueness: 'server' }),
  attribute('externalId', { caseExact: true }),
  attribute('active', { type: 'boolean' }),
  attribute('name', {
    type: 'complex',
    subAttributes: ['formatted', 'familyName', 'givenName', 'middleName'].map((name) => attribute(name)),
  }),
  ...['displayName', 'nickName', 'title', 'userType', 'preferredLanguage', 'locale', 'timezone'].map((name) =>
    attribute(name),
  ),
  valued('emails'),
  valued('phoneNumbers'),
];

const groupAttributes = [
  attribute('displayName', { required: true, uniqueness: 'server' }),
  attribute('externalId', { caseExact: true }),
  attribute('members', {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value', { mutability: 'immutable' }),
      attribute('display', { mutability: 'readOnly' }),
      attribute('type', { mutability: 'readOnly' }),
    ],
  }),
];

/** What a directory asks first: RFC 7644, section 4. The same for everybody, so without a token. */
@ApiTags('scim')
@Controller('scim/v2')
@Public()
@LimitRate('directories')
@ApiProduces(scim)
export class ScimDiscoveryController {
  @Get('ServiceProviderConfig')
  @Header('content-type', scim)
  @ApiOperation({ summary: 'What of SCIM 2.0 this server does' })
  @Responds(200, scimResource)
  config(): ScimAnswer {
    return {
      schemas: [`${schema}:ServiceProviderConfig`],
      patch: { supported: true },
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: true, maxResults: 200 },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: true },
      authenticationSchemes: [
        {
          type: 'oauthbearertoken',
          name: 'Bearer token',
          description: 'Made by an admin of the organisation.',
        },
      ],
    };
  }

  @Get('ResourceTypes')
  @Header('content-type', scim)
  @ApiOperation({ summary: 'What a directory can manage here' })
  @Responds(200, scimResource)
  resourceTypes(): ScimAnswer {
    const user = { id: 'User', name: 'User', endpoint: '/Users', schema: userSchema };
    const group = { id: 'Group', name: 'Group', endpoint: '/Groups', schema: groupSchema };
    return listAnswer([user, group].map((type) => ({ schemas: [`${schema}:ResourceType`], ...type })));
  }

  @Get('Schemas')
  @Header('content-type', scim)
  @ApiOperation({ summary: 'Which attributes are kept' })
  @Responds(200, scimResource)
  schemas(): ScimAnswer {
    return listAnswer([
      { schemas: [`${schema}:Schema`], id: userSchema, name: 'User', attributes },
      { schemas: [`${schema}:Schema`], id: groupSchema, name: 'Group', attributes: groupAttributes },
    ]);
  }
}
