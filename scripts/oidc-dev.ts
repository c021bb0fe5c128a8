import {
  DevelopmentProvider,
  developmentClient,
} from '../src/modules/identity/testing/development-provider.ts';

/** `npm run oidc:dev`: an OpenID Connect provider on this machine, to sign in to an Almanac on this machine with. */
const [port = '4000', almanac = 'http://127.0.0.1:3000'] = process.argv.slice(2);

const provider = await DevelopmentProvider.start({
  port: Number(port),
  redirectUris: [`${almanac}/api/v1/auth/oauth/callback`],
});
const issuers = [
  {
    id: 'dev',
    name: 'Development',
    issuer: provider.issuer,
    clientId: developmentClient.id,
    clientSecret: developmentClient.secret,
  },
];

console.log(`An OpenID Connect provider for development runs at ${provider.issuer}. Start Almanac with

  OAUTH_ISSUERS='${JSON.stringify(issuers)}' npm start

and open ${almanac}/api/v1/auth/oauth/dev in a browser. Any name signs in, with any password; one with an @ is the e-mail
address, verified unless it begins with "unverified". Ctrl-C stops it.`);

process.once('SIGINT', () => void provider.down());
process.once('SIGTERM', () => void provider.down());
