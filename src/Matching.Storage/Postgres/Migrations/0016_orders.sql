-- Companies' orders, who is shown for them, and who agreed to be seen across the border.

create table host_order (
    id                uuid primary key,
    municipality_code text not null,
    programme         text not null,
    opening_id        text not null references opening (id),
    posts             integer not null check (posts >= 1),
    received_at       timestamptz not null,
    received_by       text not null,
    -- When candidates are promised; null = nothing is.
    due_at            timestamptz,
    sent_at           timestamptz,
    at_neighbours_since timestamptz
);
create index host_order_waiting on host_order (due_at) where sent_at is null;

create table order_candidate (
    order_id     uuid not null references host_order (id),
    youth_id     text not null references youth (id),
    rank         integer not null,
    score        integer not null,
    from_outside boolean not null,
    primary key (order_id, youth_id)
);

create table share_consent (
    youth_id text not null references youth (id),
    given    boolean not null,
    at       timestamptz not null,
    by_whom  text not null,
    primary key (youth_id, at)
);

-- Seats that one company pays for at others; without an opening it waits for one.
create table funded_seat (
    id         uuid primary key,
    sponsor_id text not null references host (id),
    programme  text not null,
    opening_id text,
    funded_at  timestamptz not null,
    funded_by  text not null
);
create index funded_seat_free on funded_seat (programme) where opening_id is null;
