-- Runs that somebody asked for on a page: tonight's night itself, a dry one, or a night thought otherwise.

create table asked_run (
    id                uuid primary key,
    municipality_code text not null,
    -- 1 night, 2 dry night, 3 a night thought otherwise.
    kind              smallint not null check (kind in (1, 2, 3)),
    -- What is thought otherwise.
    wanted            jsonb not null,
    -- 1 asked, 2 running, 3 done, 4 failed.
    state             smallint not null check (state in (1, 2, 3, 4)),
    asked_by          text not null,
    asked_at          timestamptz not null,
    -- A running one whose lease has passed may be taken over.
    lease_until       timestamptz,
    finished_at       timestamptz,
    -- [{"name": …, "milliseconds": …}], as far as it has come.
    steps             jsonb not null default '[]',
    answer            jsonb,
    fault             text
);
create index asked_run_by_municipality on asked_run (municipality_code, asked_at desc);
