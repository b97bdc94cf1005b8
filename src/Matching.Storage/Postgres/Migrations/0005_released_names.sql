-- Names of hosts and tasks that may stand in a text although a word in them may not, as a person of the municipality decided.
create table released_name (
    municipality_code text not null,
    name              text not null,
    released_by       text not null,
    released_at       timestamptz not null,
    primary key (municipality_code, name)
);
