-- Municipalities' own words, numbers that cannot be texted, what texts may cost, and reserves for seats.

create table text_template (
    municipality_code text not null,
    template          text not null,
    language          text not null check (language ~ '^[a-z]{2}$'),
    -- In force from this day until the next one's.
    valid_from        date not null,
    body              text not null,
    saved_by          text not null,
    saved_at          timestamptz not null,
    primary key (municipality_code, template, language, valid_from)
);

-- Numbers that the supplier says no text can reach: a text from the number, or a person, clears it.
create table phone_bad (
    phone             text primary key,
    municipality_code text not null,
    error_code        text not null,
    marked_at         timestamptz not null
);
create or replace view phone_silent as select phone from sms_stop union all select phone from phone_parked union all select phone from phone_bad;

-- Parts of texts that may leave: in a calendar month or on a day, of the municipality ('') or of one of its schemes.
create table text_limit (
    municipality_code text not null,
    programme         text not null,
    per               text not null check (per in ('month', 'day')),
    segments          integer not null check (segments > 0),
    set_by            text not null,
    set_at            timestamptz not null,
    primary key (municipality_code, programme, per)
);
-- What has left, by when it did.
create index sms_message_by_cost on sms_message (municipality_code, sent_at) where direction = 1 and sent_at is not null;

-- Who is offered the seat at once if this offer comes to nothing.
create table reserve (
    offer_id          uuid primary key references offer (id),
    municipality_code text not null,
    youth_id          text not null references youth (id),
    named_by          text not null,
    named_at          timestamptz not null,
    taken_at          timestamptz
);

-- What a no to an offer means: 1 voluntary, 2 statutory, 3 school duty.
alter table offer add column duty smallint not null default 1,
    -- Sending days to answer.
    add column answer_days smallint not null default 3;

-- Who is told at once, at any hour, of a cry for help.
create table duty_phone (
    municipality_code text primary key,
    phone             text not null,
    set_by            text not null,
    set_at            timestamptz not null
);
