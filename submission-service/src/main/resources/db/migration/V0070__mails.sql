-- Mails that are to be sent, written with the effect that they tell of.
create table mail (
  id uuid primary key,
  kind text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  accession text,
  once text unique,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  sent_at timestamptz,
  dead_at timestamptz,
  reason text);
comment on column mail.once is 'what is told once only; null if each mail stands for itself';
comment on column mail.next_at is 'when it is due; while it is sent, when it counts as lost';
comment on column mail.reason is 'why the last attempt failed';
create index mail_due on mail (next_at) where sent_at is null and dead_at is null;
create index mail_dead on mail (id) where dead_at is not null;
create index mail_sent on mail (sent_at) where sent_at is not null;
