-- A rejection that was taken back keeps its row, so that the rejection may also be heard after it. The ordinal -1 stands
-- for the study as a whole: its ingest stopped.
alter table file_rejection add column restored boolean not null default false;
