-- Harvesters ask by the time of a change: one that grows with its number, taken while the counter is locked.
alter table public_change add column listed_at timestamptz;
update public_change set listed_at = occurred_at;
alter table public_change alter column listed_at set default clock_timestamp(), alter column listed_at set not null;
create index public_change_of_study on public_change (accession, sequence);
