-- Events for companies and mentors: what is pledged at them, and who was invited. Nobody is invited who has not asked to be.
create table host_event (
    id                uuid primary key,
    municipality_code text not null,
    programme         text not null,
    title             text not null,
    held_on           date not null,
    made_at           timestamptz not null,
    made_by           text not null
);
create index host_event_by_day on host_event (municipality_code, held_on);

-- A company's word at an event, until it is an order with an owner.
create table host_pledge (
    id           uuid primary key,
    event_id     uuid not null references host_event (id),
    host_id      text not null references host (id),
    words        text not null check (length(btrim(words)) > 0),
    posts        integer not null check (posts >= 1),
    pledged_at   timestamptz not null,
    pledged_by   text not null,
    -- When an order is promised; null = nothing is.
    due_at       timestamptz,
    order_id     uuid unique references host_order (id)
);
create index host_pledge_waiting on host_pledge (due_at) where order_id is null;

-- Who in the municipality answers for an order; empty = nobody was named.
alter table host_order add column owner text not null default '';

-- What a host has said of invitations; the last word holds, and without one there are none.
create table invitation_consent (
    host_id text not null references host (id),
    given   boolean not null,
    at      timestamptz not null,
    by_whom text not null,
    primary key (host_id, at)
);

create table event_invitation (
    event_id   uuid not null references host_event (id),
    host_id    text not null references host (id),
    invited_at timestamptz not null,
    primary key (event_id, host_id)
);
