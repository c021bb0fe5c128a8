import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateConsent1763791500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(guards);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table consent_record, consent_version, consent_purpose');
    await runner.query('drop function keep_consent');
  }
}

const tables = `
  create table consent_purpose (
    id              uuid primary key,
    organization_id uuid not null,
    name            text not null,
    created_at      timestamptz(3) not null,
    retired_at      timestamptz(3),
    retired_by      uuid,
    unique (organization_id, name)
  );
  comment on table consent_purpose is 'What people are asked to consent to';
  comment on column consent_purpose.organization_id is 'The public one: of the installation, asked of everybody';
  comment on column consent_purpose.retired_at is 'Since when nobody is asked any more';

  create table consent_version (
    purpose_id   uuid not null references consent_purpose on delete cascade,
    version      integer not null check (version > 0),
    title        text not null,
    text         text not null,
    published_by uuid not null,
    published_at timestamptz(3) not null,
    primary key (purpose_id, version)
  );
  comment on table consent_version is 'The words that people were shown; published, never changed';

  create table consent_record (
    id              uuid primary key,
    seq             bigint generated always as identity,
    organization_id uuid not null,
    purpose_id      uuid not null,
    version         integer not null,
    user_id         uuid not null,
    decision        text not null check (decision in ('given', 'withdrawn')),
    recorded_at     timestamptz(3) not null,
    address         text,
    user_agent      text,
    foreign key (purpose_id, version) references consent_version on delete cascade
  );
  create index consent_record_latest on consent_record (user_id, purpose_id, seq desc);
  create index consent_record_time on consent_record (organization_id, recorded_at, id);
  create index consent_record_purpose on consent_record (purpose_id, version);
  comment on table consent_record is 'Who consented to what, and who took it back: appended to, never changed';
  comment on column consent_record.seq is 'The order of records; the last one of a person and a purpose holds';
  comment on column consent_record.address is 'Where the request came from';
`;

/** Rows go with the person or the organisation, and in no other way; of a text, who published it may be forgotten. */
const guards = `
  create function keep_consent() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      if to_jsonb(new) - 'published_by' = to_jsonb(old) - 'published_by' then
        return new;
      end if;
    end if;
    raise exception 'Texts and records of consent are appended to, never changed.'
      using errcode = 'insufficient_privilege';
  end $$;
  create trigger consent_record_is_kept before update on consent_record
    for each row execute function keep_consent();
  create trigger consent_version_is_kept before update on consent_version
    for each row execute function keep_consent();
  create trigger consent_record_is_not_truncated before truncate on consent_record
    for each statement execute function keep_consent();
`;
