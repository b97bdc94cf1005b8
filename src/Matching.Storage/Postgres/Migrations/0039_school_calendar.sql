-- Days without school as files bring them: the municipality's own calendar, which stands before every other one.
create table school_calendar (
    municipality_code text not null,
    from_day          date not null,
    -- Included.
    to_day            date not null,
    -- 1 holiday, 2 closed.
    kind              smallint not null check (kind in (1, 2)),
    -- Empty = not stated.
    name              text not null,
    primary key (municipality_code, from_day, to_day),
    check (to_day >= from_day)
);
