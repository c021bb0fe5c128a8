import { describe, expect, it } from 'vitest';
import { identityOfClaims } from './proven-identity.js';

describe('the claims of an ID token', () => {
  const provider = { issuer: 'https://login.example.com', trustEmail: false };
  const claims = { sub: 'u1', email: ' Ada@Example.com ', name: 'Ada' };

  it('say who it is, by issuer and subject', () => {
    expect(identityOfClaims({ ...claims, email_verified: true }, provider)).toEqual({
      issuer: 'https://login.example.com',
      subject: 'u1',
      email: 'Ada@Example.com',
      emailVerified: true,
      name: 'Ada',
    });
  });

  it.each([
    ['email_verified', true, true],
    ['email_verified', 'true', true],
    ['email_verified', false, false],
    ['email_verified', 'false', false],
    ['email_verified', null, false],
    ['xms_edov', 1, true],
    ['xms_edov', '0', false],
  ])('verify the address when %s is %j: %j', (name, value, expected) => {
    expect(identityOfClaims({ ...claims, [name]: value }, provider).emailVerified).toBe(expected);
  });

  it('need not, where the operator vouches for every address', () => {
    expect(identityOfClaims(claims, { ...provider, trustEmail: true }).emailVerified).toBe(true);
    expect(identityOfClaims(claims, provider).emailVerified).toBe(false);
  });

  it('may leave out everything but the subject', () => {
    expect(identityOfClaims({ sub: 'u1', email: 7, name: ' ' }, provider)).toMatchObject({
      subject: 'u1',
      email: undefined,
      name: undefined,
    });
  });
});
