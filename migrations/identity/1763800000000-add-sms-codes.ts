import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSmsCodes1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table second_factor drop constraint second_factor_kind_check;
      alter table second_factor
        add constraint second_factor_kind_check check (kind in ('totp', 'email', 'sms', 'passkey')),
        add column phone text,
        add constraint second_factor_phone check ((kind = 'sms') = (phone is not null));
      comment on column second_factor.phone is 'Of SMS: the number that codes go to, E.164';

      delete from challenge where code_hash is not null;
      alter table challenge
        add column channel text check (channel in ('email', 'sms')),
        add column phone text,
        add column code_asked_at timestamptz,
        add constraint challenge_channel check (code_hash is null or channel is not null);
      create index challenge_phone on challenge (phone, code_asked_at) where phone is not null;
      comment on column challenge.channel is 'How its code is sent; a code that came another way is none';
      comment on column challenge.phone is 'Where its code was sent by SMS';
      comment on column challenge.code_asked_at is 'When that was asked for: how many go to one number is limited';
      comment on column challenge.code_hash is 'SHA-256 of the code that was sent';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table challenge drop constraint challenge_channel, drop column code_asked_at, drop column phone, drop column channel;
      comment on column challenge.code_hash is 'SHA-256 of the code that was sent by e-mail';
      delete from second_factor where kind = 'sms';
      alter table second_factor
        drop constraint second_factor_phone, drop column phone, drop constraint second_factor_kind_check;
      alter table second_factor
        add constraint second_factor_kind_check check (kind in ('totp', 'email', 'passkey'));
    `);
  }
}
