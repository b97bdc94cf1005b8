-- Offers, texts, answers, and the work that travels.

create table offer (
    id                uuid primary key,
    municipality_code text not null,
    proposal_id       uuid not null unique references proposal (id),
    youth_id          text not null references youth (id),
    kind              smallint not null,
    opening_id        text not null references opening (id),
    host_id           text not null references host (id),
    programme         text not null,
    code              text not null check (code ~ '^[CDEFHKMPRTUVWX][2-9]$'),
    -- 1 requested, 2 sending, 3 sent, 4 undeliverable, 5 accepted, 6 declined, 7 expired, 8 withdrawn.
    state             smallint not null,
    -- 1 sms, 2 call.
    contact_by        smallint not null,
    phone             text,
    language          text not null,
    text              text not null,
    approved_by       text not null,
    created_at        timestamptz not null,
    sent_at           timestamptz,
    deadline_at       timestamptz,
    reminded_at       timestamptz,
    clock_stopped_at  timestamptz,
    closed_at         timestamptz,
    close_reason      text,
    version           integer not null default 1
);
-- One open offer per person and kind.
create unique index offer_one_open on offer (youth_id, kind) where state in (1, 2, 3, 4);
-- A code means one thing on one phone.
create unique index offer_code_open on offer (phone, code) where state in (1, 2, 3, 4) and phone is not null;
create index offer_by_phone on offer (phone, created_at);
create index offer_by_deadline on offer (deadline_at) where state in (3, 4);

alter table placement add foreign key (offer_id) references offer (id);
alter table seat_hold add foreign key (offer_id) references offer (id);

-- Every text, both ways. The body is for staff and is never logged.
create table sms_message (
    id                uuid primary key,
    municipality_code text not null,
    -- 1 out, 2 in.
    direction         smallint not null,
    phone             text not null,
    youth_id          text references youth (id),
    offer_id          uuid references offer (id),
    template          text,
    body              text not null,
    segments          integer,
    -- Out: 1 requested, 2 sending, 3 sent, 4 delivered, 5 failed, 6 not sent. In: 10 received, 11 read, 12 waits for a person, 13 handled.
    state             smallint not null,
    -- What makes an outgoing text one: 'offer:<id>:T2'. A second request for the same text is the same text.
    marker            text unique,
    -- The supplier's own id: an incoming message is claimed by it once.
    supplier_id       text unique,
    supplier_status   text,
    error_code        text,
    reading           text,
    attempts          integer not null default 0,
    created_at        timestamptz not null,
    not_before        timestamptz,
    sent_at           timestamptz,
    closed_at         timestamptz,
    handled_by        text
);
create index sms_message_by_phone on sms_message (phone, created_at);
create index sms_message_by_offer on sms_message (offer_id);
create index sms_message_waiting on sms_message (state) where state in (1, 2, 12);

-- Our register of who wants no texts is the truth. It is for the number, not the person.
create table sms_stop (
    phone             text primary key,
    municipality_code text not null,
    stopped_at        timestamptz not null,
    words             text not null,
    source            text not null
);

-- What a person has to look at or do.
create table work_item (
    id                uuid primary key,
    municipality_code text not null,
    kind              text not null,
    youth_id          text references youth (id),
    offer_id          uuid references offer (id),
    message_id        uuid references sms_message (id),
    created_at        timestamptz not null,
    due_at            timestamptz,
    done_at           timestamptz,
    done_by           text,
    -- What makes an item one: a second request for the same item is the same item.
    marker            text unique
);
create index work_item_open on work_item (municipality_code, kind) where done_at is null;

-- Messages raised in the same transaction as the state they tell of.
create table outbox (
    id           bigint generated always as identity primary key,
    message_id   uuid not null unique,
    kind         text not null,
    body         jsonb not null,
    not_before   timestamptz not null,
    created_at   timestamptz not null,
    published_at timestamptz
);
create index outbox_unpublished on outbox (id) where published_at is null;

-- The embedded queue.
create table queue_message (
    id           bigint generated always as identity primary key,
    message_id   uuid not null unique,
    kind         text not null,
    body         jsonb not null,
    visible_at   timestamptz not null,
    lock_token   uuid,
    locked_until timestamptz,
    attempts     integer not null default 0,
    dead_at      timestamptz,
    dead_reason  text
);
create index queue_message_ready on queue_message (visible_at, id) where dead_at is null;

-- The simulator's own phones: what arrived on them and what was typed. The product reads it only through its SMS port.
create table local_phone_message (
    id          uuid primary key,
    phone       text not null,
    -- 1 to the phone, 2 from it.
    direction   smallint not null,
    body        text not null,
    at          timestamptz not null,
    status      text not null,
    supplier_id text not null unique
);
create index local_phone_message_by_phone on local_phone_message (phone, at);
