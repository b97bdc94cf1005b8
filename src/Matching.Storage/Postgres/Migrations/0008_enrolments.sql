-- People in schemes: what has happened, what comes next, and the definitions that were loaded beside those that ship.

create table programme_definition (
    -- Id, first night and hash, as matches keep it.
    mark       text primary key,
    programme  text not null,
    valid_from date not null,
    json       text not null,
    loaded_at  timestamptz not null,
    loaded_by  text not null,
    unique (programme, valid_from)
);

create table enrolment (
    id                uuid primary key,
    municipality_code text not null,
    youth_id          text not null references youth (id),
    programme         text not null,
    -- The version she was enrolled under, for as long as it lasts.
    mark              text not null,
    enrolled_on       date not null,
    source            text not null,
    ended_on          date,
    -- The day its steps were last looked at.
    walked_on         date not null,
    version           integer not null default 1
);
create unique index enrolment_one_running on enrolment (youth_id, programme) where ended_on is null;
create index enrolment_by_walk on enrolment (walked_on);

-- Kept for good, never changed. Kinds by number, codes in words.
create table enrolment_event (
    id            uuid primary key,
    enrolment_id  uuid not null references enrolment (id),
    number        bigint generated always as identity,
    kind          smallint not null,
    on_date       date not null,
    at            timestamptz not null,
    by_whom       text not null,
    subject       text not null,
    word          text not null,
    role          smallint,
    reason        smallint,
    next_step     smallint,
    note          text not null,
    second_person text not null,
    check (second_person = '' or second_person <> by_whom)
);
create index enrolment_event_by_enrolment on enrolment_event (enrolment_id, number);
-- A placement is agreed in one enrolment, once.
create unique index enrolment_event_one_agreement on enrolment_event (subject) where kind = 1;

create table enrolment_step (
    enrolment_id uuid not null references enrolment (id),
    key          text not null,
    -- Of the plan: what kind, what is asked or to be decided, who must act.
    kind         smallint not null,
    what         text not null,
    who          smallint[] not null,
    due          date not null,
    remind       date,
    desk         date,
    placement    text,
    -- 1 planned, 2 asked, 3 reminded, 4 at the desk, 5 done, 6 dropped.
    state        smallint not null,
    desk_of      smallint not null,
    primary key (enrolment_id, key)
);
create index enrolment_step_open on enrolment_step (due) where state in (1, 2, 3, 4);
