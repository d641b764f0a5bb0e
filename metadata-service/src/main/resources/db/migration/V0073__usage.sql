-- How studies were used, as the gateway counted it. Nothing of who used them comes here. Rows outlive those of their study,
-- which can be loaded anew from the events: counts cannot.
create table study_usage (
  accession text not null,
  month date not null check (extract(day from month) = 1),
  access text not null check (access in ('regular', 'machine')),
  investigations bigint not null,
  unique_investigations bigint not null,
  requests bigint not null,
  unique_requests bigint not null,
  primary key (accession, month, access)
);
comment on table study_usage is 'sums by the Code of Practice for Research Data (COUNTER)';
comment on column study_usage.access is 'machine: by scripts and tools that somebody runs; robots are not counted';

create table usage_report (
  id uuid primary key,
  received_at timestamptz not null default now()
);
comment on table usage_report is 'reports that were added: one that comes again adds nothing';
create index usage_report_received on usage_report (received_at);
