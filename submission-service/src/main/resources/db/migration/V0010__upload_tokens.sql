-- The right to fill one draft; of the secret only its SHA-256 is kept. Revoked ones stay for the record.
create table upload_token (
  id uuid primary key,
  draft_id uuid not null references draft,
  subject text not null,
  username text not null,
  label text not null,
  digest bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz);
create index upload_token_of_draft on upload_token (draft_id);
