-- Young people that went from one consultant to another: who, when, why. Never edited, never deleted with the consultant.
create table handover (
    id                uuid primary key,
    municipality_code text not null,
    youth_id          text not null references youth (id),
    from_sign_in      text not null,
    to_sign_in        text not null,
    reason            text not null check (length(btrim(reason)) between 3 and 300),
    by_sign_in        text not null,
    at                timestamptz not null,
    check (from_sign_in <> to_sign_in)
);
create index handover_by_youth on handover (youth_id, at);
create index handover_by_people on handover (municipality_code, at);
