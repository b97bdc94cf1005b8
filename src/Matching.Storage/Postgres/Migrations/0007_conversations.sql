-- How each answer was read and by whom, numbers that nobody writes to, a municipality's own phrases, calls, and who stands in for whom.

alter table sms_message
    -- The rule it was read by, the words, how sure (0 a person reads it, 1 phrase, 2 word), and what word, code and courtesy left.
    add column reading_why  text,
    add column reading_by   text,
    add column reading_sure smallint,
    add column remainder    text,
    -- Codes read as yes and as no.
    add column yes_to       text[] not null default '{}',
    add column no_to        text[] not null default '{}',
    -- A person read it otherwise; read_first is what it was read as before.
    add column corrected_by text,
    add column corrected_at timestamptz,
    add column read_first   text;
create index sms_message_in_by_phone on sms_message (phone) where direction = 2 and youth_id is null;

-- Numbers that were said to be wrong: nothing is written there until a person releases them. An import does not.
create table phone_parked (
    phone             text primary key,
    municipality_code text not null,
    -- The text that said so; null = it was heard on the telephone.
    message_id        uuid references sms_message (id),
    parked_at         timestamptz not null
);

-- Numbers that no text may go to.
create view phone_silent as select phone from sms_stop union all select phone from phone_parked;

-- Ways of answering that a consultant has added for her municipality.
create table added_phrase (
    municipality_code text not null,
    phrase            text not null,
    kind              text not null,
    added_by          text not null,
    added_at          timestamptz not null,
    primary key (municipality_code, phrase)
);

-- A call that was tried: who, when, what came of it.
create table call_attempt (
    id                uuid primary key,
    municipality_code text not null,
    work_item_id      uuid not null references work_item (id),
    outcome           text not null,
    called_by         text not null,
    called_at         timestamptz not null
);
create index call_attempt_by_item on call_attempt (work_item_id);
-- Not to be shown before then: she could not talk, or did not pick up.
alter table work_item add column again_at timestamptz;

-- Who is away, both days included, and who stands in; null = nobody was named.
create table staff_absence (
    id        uuid primary key,
    sign_in   text not null references consultant (sign_in),
    first_day date not null,
    last_day  date not null check (last_day >= first_day),
    deputy    text references consultant (sign_in) check (deputy <> sign_in)
);
create index staff_absence_by_staff on staff_absence (sign_in, last_day);

-- Who answers for a consultant on a day: herself; away, her deputy; without one who is there, the first coordinator of her municipality who is.
create function acting_for(staff text, on_day date) returns text language sql stable as $$
    select case when not exists (select from staff_absence a where a.sign_in = staff and on_day between a.first_day and a.last_day) then staff
    else coalesce(
        (select a.deputy from staff_absence a
         where a.sign_in = staff and on_day between a.first_day and a.last_day and a.deputy is not null
           and not exists (select from staff_absence b where b.sign_in = a.deputy and on_day between b.first_day and b.last_day)
         order by a.first_day, a.id limit 1),
        (select c.sign_in from consultant c join consultant s on s.sign_in = staff and s.municipality_code = c.municipality_code
         where 'coordinator' = any (c.roles) and c.sign_in <> staff
           and not exists (select from staff_absence b where b.sign_in = c.sign_in and on_day between b.first_day and b.last_day)
         order by c.sign_in limit 1),
        staff) end
$$;
