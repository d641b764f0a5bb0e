-- Who else may work on a deposit: the draft, and the study that it becomes.
create table collaborator (
  draft_id uuid not null references draft,
  address text not null,
  access text not null check (access in ('view', 'edit', 'submit')),
  subject text,
  invited_at timestamptz not null default now(),
  seen_at timestamptz,
  look_at timestamptz not null default now(),
  primary key (draft_id, address));
comment on column collaborator.address is 'e-mail in lower case, or ORCID iD';
comment on column collaborator.subject is 'null until the identity provider knows someone with this address';
comment on column collaborator.seen_at is 'when that person first made use of it';
create index collaborator_of_subject on collaborator (subject) where subject is not null;
create index collaborator_to_find on collaborator (look_at) where subject is null;
