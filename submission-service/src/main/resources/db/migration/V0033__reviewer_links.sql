-- Links by which a study is read without its people; of the token only its SHA-256 is kept. Revoked ones stay for the record.
create table reviewer_link (
  id uuid primary key,
  accession text not null references study,
  label text not null,
  originals boolean not null,
  digest text not null unique,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz);
create index reviewer_link_of_study on reviewer_link (accession);
