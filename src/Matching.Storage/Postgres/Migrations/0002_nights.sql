-- Nights and what they proposed.

create table night (
    id          uuid primary key,
    area        text not null,
    local_date  date not null,
    -- 1 running, 2 done, 3 failed.
    state       smallint not null,
    started_at  timestamptz not null,
    -- A running night whose lease has passed may be taken over.
    lease_until timestamptz not null,
    -- Who runs it: whoever took it over has another, and the one before cannot publish.
    lease_id    uuid not null,
    finished_at timestamptz,
    seed        text not null,
    versions    jsonb,
    facts_hash  text,
    plan_hash   text,
    counts      jsonb,
    -- Milliseconds by step, as far as it has come.
    steps       jsonb,
    summary     jsonb,
    -- gzip of the canonical facts, for replay.
    facts       bytea,
    fault       text
);
-- One night per area and local date, never two.
create unique index night_once on night (area, local_date);

create table proposal (
    id                uuid primary key,
    municipality_code text not null,
    night_id          uuid not null references night (id),
    youth_id          text not null references youth (id),
    kind              smallint not null,
    opening_id        text not null references opening (id),
    host_id           text not null references host (id),
    programme         text not null,
    score             integer not null check (score between 0 and 1000),
    rank              integer not null,
    weight            integer not null,
    -- Of the plan: 1 proposed, 2 shown, 4 gathering, 5 to meet.
    pair_state        smallint not null,
    -- Of its life: 1 proposed, 2 approved, 3 rejected, 4 superseded.
    state             smallint not null,
    warnings          text[] not null,
    -- Score card, rules, runners-up, travel, common week, weeks: what the approver sees.
    details           jsonb not null,
    created_at        timestamptz not null,
    decided_at        timestamptz,
    decided_by        text,
    reject_reason     text,
    version           integer not null default 1
);
-- A wish has at most one undecided proposal.
create unique index proposal_one_undecided on proposal (youth_id, kind) where state = 1;
create index proposal_by_desk on proposal (municipality_code, state, kind);

create table unplaced (
    night_id          uuid not null references night (id),
    municipality_code text not null,
    youth_id          text not null references youth (id),
    kind              smallint not null,
    reason            text not null,
    feasible          integer not null,
    details           jsonb not null,
    primary key (night_id, youth_id, kind)
);

create table seat_price (
    night_id     uuid not null references night (id),
    opening_id   text not null references opening (id),
    seats        integer not null,
    used         integer not null,
    price_weight bigint not null,
    price_score  bigint not null,
    primary key (night_id, opening_id)
);

-- Why consultants say no, with what it does. Old wordings stay: a reason is closed, never edited.
create table reject_reason (
    code        text primary key,
    text_da     text not null,
    text_en     text not null,
    -- never_this_pair, pause_days, none.
    consequence text not null,
    pause_days  integer,
    closed_on   date
);
insert into reject_reason (code, text_da, text_en, consequence) values
    ('not_suited', 'Passer ikke til den unge', 'Does not suit the young person', 'never_this_pair'),
    ('host_not_suited', 'Stedet passer ikke lige nu', 'The place does not suit right now', 'never_this_pair'),
    ('talk_first', 'Vi skal tale sammen først', 'We must talk first', 'none'),
    ('already_agreed', 'Har fundet noget andet', 'Has found something else', 'none');
