import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAudit1763770100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(guards);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_entry, audit_archive, audit_person, audit_chain;
      drop function keep_audit_entry, keep_audit_archive;
    `);
  }
}

const tables = `
  create table audit_chain (
    organization_id uuid primary key,
    length          bigint not null,
    hash            bytea not null
  );
  comment on table audit_chain is 'The end of the audit trail of an organisation; whoever appends holds its row';
  comment on column audit_chain.length is 'The number of its last entry';
  comment on column audit_chain.hash is 'The hash of its last entry; of the organisation''s id while there is none';

  create table audit_person (
    organization_id uuid not null,
    pseudonym       uuid not null,
    user_id         uuid,
    key             bytea,
    erased_at       timestamptz(3),
    primary key (organization_id, pseudonym),
    unique (organization_id, user_id),
    check ((user_id is null) = (key is null) and (user_id is null) = (erased_at is not null))
  );
  create index audit_person_user on audit_person (user_id);
  comment on table audit_person is 'Who is meant by a pseudonym in an audit trail, until the person is forgotten';
  comment on column audit_person.key is 'Opens what entries say of the person (AES-256-GCM)';

  create table audit_entry (
    organization_id uuid not null,
    seq             bigint not null,
    event_id        uuid not null,
    part            integer not null,
    action          text not null,
    outcome         text not null,
    occurred_at     timestamptz(3) not null,
    recorded_at     timestamptz(3) not null,
    correlation_id  text not null,
    actor           uuid not null,
    subject_kind    text,
    subject_id      text,
    details         jsonb,
    sealed_origin   bytea,
    sealed_details  bytea,
    previous_hash   bytea not null,
    hash            bytea not null,
    primary key (organization_id, seq),
    unique (organization_id, event_id, part)
  );
  create index audit_entry_time on audit_entry (organization_id, occurred_at, seq);
  create index audit_entry_actor on audit_entry (organization_id, actor, seq);
  create index audit_entry_action on audit_entry (organization_id, action, seq);
  create index audit_entry_subject on audit_entry (organization_id, subject_id, seq);
  comment on table audit_entry is 'Who did what: appended to, never changed; each entry carries the hash of the one before';
  comment on column audit_entry.part is 'Of an event that is several entries, which';
  comment on column audit_entry.actor is 'A pseudonym of audit_person';
  comment on column audit_entry.subject_id is 'Of a user, a pseudonym of audit_person';
  comment on column audit_entry.sealed_origin is 'Address, program and words of the actor, under the key of the actor';
  comment on column audit_entry.sealed_details is 'What is said of a user, under the key of that user';

  create table audit_archive (
    organization_id uuid not null,
    first_seq       bigint not null,
    last_seq        bigint not null,
    first_at        timestamptz(3) not null,
    last_at         timestamptz(3) not null,
    previous_hash   bytea not null,
    last_hash       bytea not null,
    object_key      text not null,
    sha256          bytea not null,
    size_bytes      bigint not null,
    stored_at       timestamptz(3) not null,
    expired_at      timestamptz(3),
    primary key (organization_id, first_seq),
    check (first_seq <= last_seq)
  );
  comment on table audit_archive is 'Parts of audit trails that are kept as Parquet files in the object store';
  comment on column audit_archive.expired_at is 'When the file was removed; the row stays as the end that the chain goes on from';
`;

/** Truncating is refused to everybody; entries go only when an archive has them. */
const guards = `
  create function keep_audit_entry() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      if exists (select from governance.audit_archive a where a.organization_id = old.organization_id
                    and old.seq between a.first_seq and a.last_seq) then
        return old;
      end if;
    end if;
    raise exception 'Entries of the audit trail are never changed, and removed only when an archive has them.'
      using errcode = 'insufficient_privilege';
  end $$;
  create trigger audit_entry_is_kept before update or delete on audit_entry
    for each row execute function keep_audit_entry();
  create trigger audit_entry_is_not_truncated before truncate on audit_entry
    for each statement execute function keep_audit_entry();

  create function keep_audit_archive() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.expired_at is null
       and to_jsonb(new) - 'expired_at' = to_jsonb(old) - 'expired_at' then
      return new;
    end if;
    raise exception 'What is known of an archive of the audit trail stays.' using errcode = 'insufficient_privilege';
  end $$;
  create trigger audit_archive_is_kept before update or delete on audit_archive
    for each row execute function keep_audit_archive();
  create trigger audit_archive_is_not_truncated before truncate on audit_archive
    for each statement execute function keep_audit_archive();
`;
