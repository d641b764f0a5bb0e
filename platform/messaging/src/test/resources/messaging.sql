create table outbox (
  id bigint generated always as identity primary key, event_id uuid not null unique, topic text not null, key text not null,
  key_version bigint not null, type text not null, source text not null, occurred_at timestamptz not null, traceparent text,
  data text not null, sent_at timestamptz);
create index outbox_unsent on outbox (id) where sent_at is null;
create table inbox (
  consumer text not null, event_id uuid not null, received_at timestamptz not null default now(), primary key (consumer, event_id));
