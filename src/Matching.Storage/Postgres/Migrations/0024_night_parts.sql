-- Parts of a night that others said while it was run. What they said is about people, so it goes when the night ends; that they did stays.
create table night_part (
    -- A night that was taken over has another lease, and what was said before does not count.
    lease_id uuid not null,
    part     integer not null,
    night_id uuid not null references night (id),
    said     bytea,
    said_at  timestamptz not null,
    primary key (lease_id, part)
);
create index night_part_of_night on night_part (night_id) where said is not null;
