-- A question of a scheme put to one side about one step, and what was answered. Without a phone it is asked by a person.
create table follow_up_question (
    id                uuid primary key,
    municipality_code text not null,
    enrolment_id      uuid not null references enrolment (id),
    step_key          text not null,
    -- Whom: 1 youth, 2 guardian, 3 mentor, 4 host.
    role              smallint not null,
    ask               text not null,
    youth_id          text not null references youth (id),
    placement_id      uuid references placement (id),
    phone             text,
    language          text not null,
    code              text,
    asked_at          timestamptz not null,
    reminded_at       timestamptz,
    answer            text,
    answered_at       timestamptz,
    -- Answered, or its step was settled otherwise.
    closed_at         timestamptz,
    -- The answer is in the enrolment's file, or came too late for it.
    taken_at          timestamptz,
    version           integer not null default 1,
    unique (enrolment_id, step_key, role),
    check ((phone is null) = (code is null)),
    check ((answer is null) = (answered_at is null))
);
create unique index follow_up_code_open on follow_up_question (phone, code) where closed_at is null;
create index follow_up_by_phone on follow_up_question (phone) where phone is not null;
create index follow_up_untaken on follow_up_question (answered_at) where answered_at is not null and taken_at is null;

alter table sms_message add column question_id uuid references follow_up_question (id);

-- A place that goes on in another scheme than its opening's; null = the opening's.
alter table placement add column programme text;
