-- People, hosts, openings and what they have been through. Ids are the caller's own. Civil dates are dates, instants timestamptz in UTC.
-- Codes that the engine knows by number (kind, status, state, outcome) are smallint with the numbers of the enums; flags are integers.

create table installation (
    key   text primary key,
    value text not null
);
-- Who this installation is, for all time: what its keys elsewhere begin with.
insert into installation (key, value) values ('id', gen_random_uuid()::text);

create table municipality (
    code     text primary key check (code ~ '^[0-9]{4}$'),
    name     text not null,
    sms_name text not null check (length(sms_name) <= 14),
    phone    text
);

create table postcode (
    code               text primary key,
    name               text not null,
    latitude           double precision not null,
    longitude          double precision not null,
    municipality_codes text[] not null
);

create table consultant (
    sign_in           text primary key,
    name              text not null,
    municipality_code text not null,
    phone             text,
    roles             text[] not null,
    max_cases         integer
);

create table network (
    code          text primary key,
    cap           integer check (cap >= 0),
    cap_per_month integer check (cap_per_month >= 0)
);

create table youth (
    id                 text primary key,
    municipality_code  text not null,
    first_name         text not null,
    last_name          text not null,
    birth_date         date not null,
    phone              text,
    language           text not null,
    languages          text[] not null,
    postcode           text not null references postcode (code),
    travel_modes       integer not null,
    max_travel_minutes integer not null,
    school             smallint not null,
    target_group       text not null,
    wants              smallint[] not null,
    interests          text[] not null,
    hobbies            text[] not null,
    available          text not null,
    max_hours_per_week integer not null,
    needs              integer not null,
    communication      smallint not null,
    waiting_since      date not null,
    contact_by         smallint not null,
    sms_stopped        boolean not null,
    guardian_phone     text,
    guardian_consent   boolean,
    protected_address  boolean not null,
    consultant         text not null,
    licence            smallint not null,
    school_year        integer,
    not_sectors        text[] not null,
    not_hosts          text[] not null,
    wished_hosts       text[] not null,
    programmes         text[] not null,
    gates_passed       text[],
    groups             text[] not null,
    last_employer      text not null,
    weeks_used         jsonb not null,
    evening_until      time,
    guardian_relation  text not null,
    guardian_language  text not null,
    guardian2_phone    text,
    status             smallint not null,
    status_reason      text not null,
    status_by          text not null,
    status_since       date,
    said_yes_too_late  boolean not null default false,
    version            bigint not null default 1
);
create index youth_by_municipality on youth (municipality_code, id);
create index youth_by_phone on youth (phone) where phone is not null;

create table host (
    id                         text primary key,
    municipality_code          text not null,
    kind                       smallint not null,
    name                       text not null,
    postcode                   text not null references postcode (code),
    sector                     text not null,
    employees                  integer,
    interns_now                integer not null,
    wage_subsidised_now        integer not null,
    network                    text references network (code),
    max_new_contacts_per_month integer,
    phone                      text,
    vetted                     boolean not null,
    last_answer                date,
    contact_name               text not null,
    contact_hours              text not null,
    pledges                    integer not null,
    child_certificate_until    date,
    authority_of               text not null,
    municipal                  text not null,
    p_number                   text not null,
    email                      text not null,
    language                   text not null,
    agreement                  text[] not null,
    status                     smallint not null,
    status_reason              text not null,
    status_by                  text not null,
    status_since               date,
    version                    bigint not null default 1
);

create table opening (
    id                    text primary key,
    municipality_code     text not null,
    kind                  smallint not null,
    programme             text not null,
    host_id               text not null references host (id),
    title                 text not null,
    tasks                 text not null,
    sector                text not null,
    postcode              text references postcode (code),
    seats                 integer not null check (seats >= 0),
    min_age               integer not null,
    max_age               integer not null,
    hours_per_week_min    integer not null,
    hours_per_week_max    integer,
    schedule              text not null,
    start_date            date,
    end_date              date,
    languages             text[] not null,
    environment           integer not null,
    requires              integer not null,
    meeting_forms         text[] not null,
    communication         smallint not null,
    hobbies               text[] not null,
    paid                  boolean,
    schedule_is_fixed     boolean not null,
    hours_per_month_min   integer,
    breaks                text not null,
    workplace_id          text not null,
    seats_taken_elsewhere integer not null check (seats_taken_elsewhere >= 0),
    cohort_min            integer,
    cohort_max            integer,
    closes_on             date,
    group_min             integer,
    group_max             integer,
    purpose               text not null,
    leads_to              integer not null,
    task_value            text not null,
    task_kinds            text[] not null,
    workplace_mentor      boolean,
    transport_paid        boolean,
    sms_task              text not null,
    trade                 smallint not null,
    status                smallint not null,
    status_reason         text not null,
    status_by             text not null,
    status_since          date,
    -- Raised by every change of the row and of its seats: what a cached availability must match to count.
    version               bigint not null default 1
);
create index opening_by_host on opening (host_id);

-- The places of an opening that this product may fill, one row each: a hold can only point at a place that exists.
create table seat (
    opening_id text not null references opening (id) on delete cascade,
    number     integer not null check (number > 0),
    primary key (opening_id, number)
);

create table history (
    id                bigint generated always as identity primary key,
    municipality_code text not null,
    youth_id          text not null references youth (id),
    opening_id        text not null references opening (id),
    outcome           smallint not null,
    on_date           date not null,
    whole_host        boolean not null default false,
    -- 'import', or the offer that it came from.
    source            text not null,
    unique (youth_id, opening_id, outcome, on_date)
);

-- Pairs on their way and work outside the product. Imported rows may stand in any state; the product's own begin as agreed (4).
create table placement (
    id                uuid primary key,
    municipality_code text not null,
    youth_id          text not null references youth (id),
    opening_id        text references opening (id),
    kind              smallint not null,
    state             smallint not null,
    since             date not null,
    start_date        date,
    end_date          date,
    hours_per_week    integer,
    schedule          text not null,
    outside_title     text not null,
    -- 'import' or 'offer'.
    source            text not null,
    offer_id          uuid unique,
    version           integer not null default 1
);
create index placement_by_youth on placement (youth_id);
create index placement_by_opening on placement (opening_id);

-- Who sits on which seat. At most one living hold a seat: two approvals of the last one cannot both stand.
create table seat_hold (
    id                uuid primary key,
    municipality_code text not null,
    opening_id        text not null,
    -- Null when the place was taken away after the hold had ended: a held one cannot be.
    seat_number       integer,
    offer_id          uuid,
    placement_id      uuid references placement (id) on delete cascade,
    held_at           timestamptz not null,
    released_at       timestamptz,
    foreign key (opening_id, seat_number) references seat (opening_id, number) on delete set null (seat_number),
    check (seat_number is not null or released_at is not null),
    check (offer_id is not null or placement_id is not null)
);
create unique index seat_hold_one_living on seat_hold (opening_id, seat_number) where released_at is null;
create unique index seat_hold_one_of_offer on seat_hold (offer_id) where released_at is null and offer_id is not null;

create table import_run (
    id          uuid primary key,
    at          timestamptz not null,
    by_sign_in  text not null,
    folder_hash text not null,
    -- People outside the ages who are in no table: a night tells how many.
    left_out_unknown integer not null,
    counts      jsonb not null
);

create function raise_version() returns trigger language plpgsql as $$
begin
    new.version := old.version + 1;
    return new;
end $$;

create trigger youth_version before update on youth for each row when (old.* is distinct from new.*) execute function raise_version();
create trigger host_version before update on host for each row when (old.* is distinct from new.*) execute function raise_version();
create trigger opening_version before update on opening for each row execute function raise_version();

create function raise_opening_version_of_seat() returns trigger language plpgsql as $$
begin
    update opening set version = version where id = coalesce(new.opening_id, old.opening_id);
    return null;
end $$;

create function tell_opening_change() returns trigger language plpgsql as $$
begin
    perform pg_notify('opening_changed', new.id);
    return null;
end $$;

create trigger opening_change after insert or update on opening for each row execute function tell_opening_change();

create trigger seat_hold_version after insert or update or delete on seat_hold for each row execute function raise_opening_version_of_seat();
create trigger seat_version after insert or delete on seat for each row execute function raise_opening_version_of_seat();
