-- What coordinators steer by: versions with a first day, and what is switched off, by whom and why.

-- Chosen numbers: in force from their day until the next ones'. A night keeps the version it was made with.
create table policy_version (
    version    integer primary key check (version > 1),
    valid_from date not null,
    json       text not null,
    saved_by   text not null,
    saved_at   timestamptz not null
);

-- Rules of law that are read on top of what ships and of the installation's own folder.
create table law_version (
    id         uuid primary key,
    valid_from date not null,
    json       text not null,
    saved_by   text not null,
    saved_at   timestamptz not null
);

-- A reason that is to be had from a later day on; null = at once.
alter table reject_reason add column opens_on date;

create table switched_off (
    id                uuid primary key,
    municipality_code text not null,
    what              text not null check (what in ('matching', 'texts')),
    part              text not null check (part in ('municipality', 'programme', 'area', 'host')),
    -- The municipality's code, the programme's id, the postcode or the host's id.
    value             text not null,
    reason            text not null check (length(btrim(reason)) between 3 and 300),
    set_by            text not null,
    since             timestamptz not null,
    -- Last day, included; null = until somebody ends it.
    until             date,
    ended_by          text,
    ended_at          timestamptz
);
create unique index switched_off_once on switched_off (municipality_code, what, part, value) where ended_at is null;
