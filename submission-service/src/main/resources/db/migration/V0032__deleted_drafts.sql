-- When a draft was deleted: it can be restored for a while.
alter table draft add column deleted_at timestamptz;
update draft set deleted_at = updated_at where state = 'deleted';
create index draft_deleted on draft (owner_subject, id) where state = 'deleted';
