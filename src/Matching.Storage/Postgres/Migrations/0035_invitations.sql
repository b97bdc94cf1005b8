-- An invitation into a scheme waits for her own answer; a mentor answers an invitation to an event.
create table scheme_invitation (
    id                uuid primary key,
    municipality_code text not null references municipality (code),
    youth_id          text not null references youth (id),
    programme         text not null,
    -- The scheme's name in her language, as it is said to her.
    title             text not null,
    route             smallint,
    says              smallint[] not null,
    agreed_by         smallint[] not null,
    invited_by        text not null,
    invited_at        timestamptz not null,
    -- 1 open, 2 accepted, 3 declined, 4 enrolled, 5 accepted and not taken.
    state             smallint not null check (state between 1 and 5),
    -- A no's reason from the closed list of endings; null = none was given.
    reason            smallint,
    answered_at       timestamptz,
    answered_by       text
);
create unique index scheme_invitation_one_open on scheme_invitation (youth_id, programme) where state in (1, 2);
create index scheme_invitation_waiting on scheme_invitation (state) where state in (1, 2);

-- 4 invitation.
alter table inquiry drop constraint inquiry_kind_check;
alter table inquiry add constraint inquiry_kind_check check (kind in (1, 2, 3, 4));

alter table event_invitation add column coming boolean;
alter table event_invitation add column answered_at timestamptz;
