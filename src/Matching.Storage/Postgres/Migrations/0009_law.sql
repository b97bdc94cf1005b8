-- What an item of work is about, in words: the rule, the sum that broke it, the paragraph.
alter table work_item
    add column note_da text not null default '',
    add column note_en text not null default '';

-- An exception from a rule that allows one: asked for by one person with a reason, confirmed by another. Never the same person.
create table law_override (
    id              uuid primary key,
    proposal_id     uuid not null references proposal (id),
    rule            text not null,
    -- Where the exception corrects a count (supported persons at the production unit now), the count.
    corrected_count integer check (corrected_count >= 0),
    reason          text not null,
    asked_by        text not null,
    asked_at        timestamptz not null,
    confirmed_by    text,
    confirmed_at    timestamptz,
    constraint law_override_has_a_reason check (length(btrim(reason)) >= 10),
    constraint law_override_has_two_people check (confirmed_by is null or confirmed_by <> asked_by),
    constraint law_override_is_whole check ((confirmed_by is null) = (confirmed_at is null)),
    unique (proposal_id, rule)
);
