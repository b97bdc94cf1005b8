-- Who has seen what of whom: one row for each reader, person, kind of page and day. Staff, mentors and companies alike; the person reads it on her own page.
create table person_read (
    youth_id          text not null references youth (id),
    day               date not null,
    reader            text not null,
    -- 1 file, 2 proposal, 3 list, 4 work list, 5 call list, 6 pair of a consultant's own, 7 told after her yes, 8 to meet.
    what              smallint not null check (what between 1 and 8),
    municipality_code text not null,
    reader_name       text not null,
    first_at          timestamptz not null,
    last_at           timestamptz not null,
    times             integer not null default 1 check (times >= 1),
    primary key (youth_id, day, reader, what)
);
