-- A rejection that was taken back keeps its row, so that the rejection may also be heard after it.
alter table file_problem add column restored boolean not null default false;
-- Why ingest cannot go on; holds while batches are missing.
alter table study add column stopped_code text;
alter table study add column stopped_message text;
