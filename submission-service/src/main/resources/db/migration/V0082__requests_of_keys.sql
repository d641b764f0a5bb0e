-- A key that comes again with another request is a mistake of the client, not the same request again.
alter table idempotency add column request_sha256 bytea;
comment on column idempotency.request_sha256 is 'of the metadata that the draft began with; null: not known, or a next version';
