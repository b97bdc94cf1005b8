-- Keys of municipalities' other systems, and what they asked for once.

create table system_key (
    id                uuid primary key,
    municipality_code text not null references municipality (code),
    name              text not null,
    hash              bytea not null unique,
    made_at           timestamptz not null,
    revoked_at        timestamptz
);

-- A request with its idempotency key, and what was answered: asked again it is answered the same and not done again.
create table system_request (
    key_id       uuid not null references system_key (id),
    name         text not null check (length(name) between 1 and 200),
    request_hash bytea not null,
    asked_at     timestamptz not null,
    -- Null = under way.
    status       integer,
    answer       text,
    primary key (key_id, name)
);
create index system_request_by_time on system_request (asked_at);

-- A number that is no longer hers, or a file that is closed, ends what was opened by it.
create function end_sessions_of_youth() returns trigger language plpgsql as $$
begin
    delete from session where person in ('youth:' || new.id, 'guardian:' || new.id);
    return null;
end $$;
create trigger youth_ends_sessions after update on youth for each row
    when (old.phone is distinct from new.phone or old.guardian_phone is distinct from new.guardian_phone
        or old.guardian2_phone is distinct from new.guardian2_phone or (new.status = 3 and old.status <> 3))
    execute function end_sessions_of_youth();

create function end_sessions_of_host() returns trigger language plpgsql as $$
begin
    delete from session where person in ('mentor:' || new.id, 'company:' || new.id);
    return null;
end $$;
create trigger host_ends_sessions after update on host for each row
    when (old.phone is distinct from new.phone or (new.status = 3 and old.status <> 3))
    execute function end_sessions_of_host();
