-- Files that come by SFTP: their length is not known before their end; length is what is stored so far.
alter table upload drop constraint upload_kind_check;
alter table upload add constraint upload_kind_check check (kind in ('whole', 'partial', 'final', 'stream'));
-- Which server a writer is connected to and when it was heard last: one that is silent has lost the file.
alter table upload add column writer_server text;
alter table upload add column writer_seen timestamptz;
create unique index upload_stream_of_path on upload (draft_id, path) where kind = 'stream' and state <> 'done';
