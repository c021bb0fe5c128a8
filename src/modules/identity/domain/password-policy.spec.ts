import { describe, expect, it } from 'vitest';
import { requireAllowedPassword } from './password-policy.js';

const check = (password: string) => () =>
  requireAllowedPassword({ password, email: 'ada@example.com', minLength: 8 });

const near = 'but for digits and signs it is the name of this service, or a part of the e-mail address';

describe('a password', () => {
  it.each([
    ['of eight characters', 'kJ3-x9.q'],
    ['of 256 characters', 'correct horse '.repeat(20).slice(0, 256)],
    ['of words', 'correct horse battery staple'],
    ['with a name in it', 'ada counts 7 engines'],
    ['in any script', 'пароль-для-ада'],
    ['of emoji, each one character', '🐎🔋📎🧵🪡🧶🎈🎏'],
  ])('%s is allowed', (_, password) => {
    expect(check(password)).not.toThrow();
  });

  it.each([
    ['too short', 'kJ3-x9.', 'it has 7 characters; 8 to 256 are allowed'],
    ['too long', 'ab'.repeat(129), 'it has more than 256 characters'],
    ['one character over and over', 'aAaAaAaAaAaA', 'it repeats one character'],
    ['the e-mail address', 'Ada@Example.com', 'it is the e-mail address'],
    ['the service with digits', 'Almanac-2026!', near],
    ['the name with digits', 'ADA_19991231', near],
    ['the domain with digits', '1example!', near],
  ])('%s is refused, with the reason', (_, password, reason) => {
    expect(check(password)).toThrow(`This password is not allowed: ${reason}.`);
  });
});
