-- Where both sides choose: meetings are proposed, several of one wish, and rankings are kept.

drop index proposal_one_undecided;
-- A wish has at most one undecided place.
create unique index proposal_one_undecided on proposal (youth_id, kind) where state = 1 and pair_state <> 5;
-- And a pair at most one undecided meeting.
create unique index proposal_one_meeting on proposal (youth_id, opening_id) where state = 1 and pair_state = 5;

-- What each side said of a pair when its ranking closed.
create table ranking (
    municipality_code text not null,
    -- 1 the young person, 2 the host.
    side              smallint not null,
    youth_id          text not null references youth (id),
    opening_id        text not null references opening (id),
    rank              integer not null check (rank >= 1),
    primary key (side, youth_id, opening_id)
);
