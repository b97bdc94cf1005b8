-- What sending a text once, and deciding once, need to remember.

alter table sms_message
    -- When the last call to the supplier began: what a look-up asks from.
    add column sending_at   timestamptz,
    -- Look-ups since that call that found nothing.
    add column look_ups     integer not null default 0,
    -- Until then the sending hours do not hold it.
    add column exempt_until timestamptz,
    add column version      integer not null default 1;
create index sms_message_by_supplier on sms_message (supplier_id) where supplier_id is not null;

-- What the approver saw, as it was shown.
alter table offer add column seen jsonb not null default '{}';

-- Pairs that a person has ruled out when rejecting: outlives every import, until a person opens it.
create table never_pair (
    youth_id          text not null references youth (id),
    opening_id        text not null references opening (id),
    municipality_code text not null,
    proposal_id       uuid not null references proposal (id),
    reason            text not null,
    decided_by        text not null,
    decided_at        timestamptz not null,
    primary key (youth_id, opening_id)
);

-- All that the supplier told about its texts, each word once.
create table sms_report (
    supplier_id text not null,
    status      text not null,
    error_code  text not null,
    at          timestamptz not null,
    primary key (supplier_id, status)
);

-- How the simulated phones behave: undelivered, slow (milliseconds), hang_after_taking.
create table local_phone_switch (
    name  text primary key,
    value text not null
);
