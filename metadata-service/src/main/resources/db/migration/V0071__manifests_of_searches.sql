-- Lists that a search was frozen as tell what was asked. Where the index cannot tell all files of a search apart, those that
-- may be meant are looked at one by one, in the background if they are many; until then a list is not settled.
alter table frozen_manifest add column asked text;
alter table frozen_manifest add column settled boolean not null default true;
comment on column frozen_manifest.asked is 'JSON: the search over all public studies, or over those of its parts';
comment on column frozen_manifest.settled is 'false while files that may be meant are looked at; files counts those of them until then';

create table frozen_candidate (
  manifest text not null references frozen_manifest on delete cascade,
  part int not null,
  block int not null,
  places bit(512) not null,
  primary key (manifest, part, block)
);
comment on table frozen_candidate is 'blocks of a list that is not settled; each is deleted as the files of it that are meant become a frozen_block';
