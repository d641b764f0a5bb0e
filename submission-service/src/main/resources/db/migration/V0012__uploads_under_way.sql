-- What is no file yet is looked for by draft; complete uploads stay until they expire and may be many.
create index upload_under_way on upload (draft_id)
  where state <> 'done' or (kind = 'partial' and final_id is null);
drop index upload_of_draft;
