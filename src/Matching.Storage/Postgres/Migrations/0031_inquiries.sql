-- Questions of ours that belong to no offer and no step of a scheme: a mentor's hours each third month, a first call that is overdue, a ranking after meetings.
create table inquiry (
    id                uuid primary key,
    municipality_code text not null,
    -- 1 renewal, 2 call overdue, 3 ranking.
    kind              smallint not null check (kind in (1, 2, 3)),
    marker            text not null unique,
    -- Who is asked; null = the young person is.
    host_id           text references host (id),
    youth_id          text references youth (id),
    placement_id      uuid references placement (id) on delete cascade,
    phone             text,
    language          text not null,
    code              text,
    asked_at          timestamptz not null,
    answer            text,
    answered_at       timestamptz,
    -- Answered, or settled otherwise.
    closed_at         timestamptz,
    version           integer not null default 1,
    check (host_id is not null or youth_id is not null),
    check ((phone is null) = (code is null)),
    check ((answer is null) = (answered_at is null))
);
create unique index inquiry_code_open on inquiry (phone, code) where closed_at is null;
create index inquiry_by_phone on inquiry (phone) where phone is not null;
create index inquiry_by_placement on inquiry (placement_id) where placement_id is not null;

-- The mentor calls first, by the scheme's definition; and until when, once she has said yes and the mentor may see her number.
alter table offer add column mentor_calls boolean not null default false;
alter table placement add column call_by date;
