-- Who did what when, of a draft and the study it became.
create table audit_entry (
  id bigint generated always as identity primary key,
  draft_id uuid not null references draft,
  occurred_at timestamptz not null,
  actor_subject text,
  actor_name text not null,
  action text not null,
  details text not null);
comment on column audit_entry.actor_subject is 'null for the archive itself';
create index audit_entry_of_draft on audit_entry (draft_id, id);

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
  raise exception 'the history is only ever added to';
end $$;
create trigger audit_entry_is_kept before update or delete or truncate on audit_entry
  for each statement execute function refuse_change_of_history();

-- What someone goes on doing, such as uploading; becomes one entry once something else happens.
create table activity (
  draft_id uuid not null references draft,
  actor_subject text not null,
  actor_name text not null,
  action text not null,
  times bigint not null,
  bytes bigint not null,
  members text[] not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (draft_id, actor_subject, action));

alter table upload add column creator_subject text;
alter table upload add column creator_name text;
