-- What people say of themselves on their own pages.

-- What a young person allows to be told, to whom, in words she has agreed to. A change of words is a new row; the old one keeps when it ended.
create table permission (
    id                uuid primary key,
    municipality_code text not null,
    youth_id          text not null references youth (id),
    item              text not null,
    -- 1 mentor, 2 company.
    recipient         smallint not null check (recipient in (1, 2)),
    words             text not null check (length(words) between 1 and 300),
    given_at          timestamptz not null,
    withdrawn_at      timestamptz
);
create unique index permission_one_living on permission (youth_id, item, recipient) where withdrawn_at is null;

-- Secret addresses of mentors' calendars: who has the address reads the calendar. A new one makes the old one void.
create table calendar_feed (
    host_id           text primary key references host (id),
    municipality_code text not null,
    secret            text not null unique check (length(secret) >= 32),
    made_at           timestamptz not null
);
