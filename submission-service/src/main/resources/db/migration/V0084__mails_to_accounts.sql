-- Curators are named by their accounts; where they get mail, the identity provider knows.
alter table mail add column account boolean not null default false;
comment on column mail.account is 'whether the recipient is a user name, whose address is asked for when the mail is sent';
