-- Questions to guardians: of an offer, or of being in a scheme at all.

create table backing (
    id                uuid primary key,
    municipality_code text not null,
    youth_id          text not null references youth (id),
    -- Null = of being in the scheme.
    offer_id          uuid references offer (id),
    programme         text not null,
    -- The scheme as the text names it.
    about             text not null,
    -- 1 or 2: which of her guardians.
    number            smallint not null,
    -- Null = called about.
    phone             text,
    language          text not null,
    code              text not null check (code ~ '^[CDEFHKMPRTUVWX][2-9]$'),
    -- 1 planned, 2 asked, 3 given, 4 refused, 5 lapsed.
    state             smallint not null,
    created_at        timestamptz not null,
    asked_at          timestamptz,
    deadline_at       timestamptz,
    reminded_at       timestamptz,
    called_at         timestamptz,
    answered_at       timestamptz,
    answered_by       text,
    version           integer not null default 1
);
-- A code means one thing on one phone; a guardian is asked about one thing once.
create unique index backing_code_open on backing (phone, code) where state in (1, 2) and phone is not null;
create unique index backing_one_open on backing (youth_id, offer_id, number) nulls not distinct where state in (1, 2);
create index backing_by_offer on backing (offer_id) where offer_id is not null;
create index backing_by_phone on backing (phone, created_at);
create index backing_by_youth on backing (youth_id, answered_at);
create index backing_waiting on backing (created_at) where state in (1, 2);

-- Her yes to an offer that still needs a guardian's.
alter table offer add column yes_at timestamptz;
