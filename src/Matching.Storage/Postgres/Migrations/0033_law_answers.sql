-- What the law's questions were when a proposal was approved, and what a person answered. Never changed.
create table law_answer (
    proposal_id uuid not null references proposal (id),
    -- The rule; of what was only shown, with what it is after a colon.
    key         text not null,
    -- 1 confirmed, 2 in words, 3 a purpose, 4 shown.
    form        smallint not null check (form between 1 and 4),
    question_da text not null,
    question_en text not null,
    source      text not null,
    answer      text not null,
    answered_by text not null,
    answered_at timestamptz not null,
    primary key (proposal_id, key)
);
