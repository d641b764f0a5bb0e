-- tus concatenation: partial uploads are no files; a final one is made of them, in the order of sources.
alter table upload add column kind text not null default 'whole' check (kind in ('whole', 'partial', 'final'));
alter table upload add column sources uuid[] not null default '{}';
alter table upload add column final_id uuid references upload on delete set null;
-- Upload-Metadata as the client sent it, which HEAD repeats.
alter table upload add column metadata text not null default '';
create index upload_of_final on upload (final_id) where final_id is not null;
create index upload_final_of_draft on upload (draft_id) where kind = 'final';
