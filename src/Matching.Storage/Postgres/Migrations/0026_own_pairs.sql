-- Pairs that a consultant proposes herself. They belong to the latest night, or to none where there has been none yet; a night leaves them to people.
alter table proposal alter column night_id drop not null;
alter table proposal add column proposed_by text;
