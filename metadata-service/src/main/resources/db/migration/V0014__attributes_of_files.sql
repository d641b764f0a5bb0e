-- What file lists say of a file: a JSON object of texts, in the order of the columns; null if nothing.
alter table file add column attributes json;
