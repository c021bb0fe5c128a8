import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { completeDocument } from './api-document.js';
import { apiPrefix } from './routes.js';

const description = `Ask data in plain English and get the reading of the question, checked SQL, the rows and a chart.

- **Sign in**: \`POST /auth/register\` or \`/auth/login\`, then send \`Authorization: Bearer <accessToken>\`; or use *Authorize*
  here, with the e-mail address as user name. Guests may read public data where the server allows it.
- **Machines**: \`POST /auth/api-keys\` makes a key; send it as \`Authorization: Bearer <key>\`. \`x-scope\` of a route says which scope it needs.
- **Errors** are \`application/problem+json\` (RFC 9457) with a stable \`code\`.
- **Lists** come in pages: \`?limit=&cursor=\`; the \`nextCursor\` of an answer leads to the next page.
- **Fewer fields**: \`?fields=id,name\` (\`a.b\` for nested ones), on every answer that is JSON.
- **Repeating safely**: a \`POST\` with an \`Idempotency-Key\` is carried out once, however often it is sent.
- **Unchanged?** Send the \`ETag\` of an answer as \`If-None-Match\`: a 304 says that it still holds.
- **Several organisations**: \`X-Organization-Id\` chooses one; without it the personal one is meant.`;

export function setUpSwagger(app: NestFastifyApplication): void {
  const base = new DocumentBuilder()
    .setTitle('Almanac')
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addOAuth2(
      { type: 'oauth2', flows: { password: { tokenUrl: `/${apiPrefix}/auth/token`, scopes: {} } } },
      'password',
    )
    .build();
  SwaggerModule.setup('docs', app, () => completeDocument(SwaggerModule.createDocument(app, base)), {
    customSiteTitle: 'Almanac API',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true },
  });
}
