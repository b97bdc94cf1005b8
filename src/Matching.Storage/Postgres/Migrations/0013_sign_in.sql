-- Signing in by code, and the sessions of everybody who is signed in.

create table sign_in_code (
    id         uuid primary key,
    phone      text not null,
    -- Where it was asked from.
    address    text not null,
    asked_at   timestamptz not null,
    until      timestamptz not null,
    -- Salt and slow hash; null = none was made, because the number is nobody's or the worker has not come to it.
    hash       bytea,
    tries      integer not null default 0,
    used_at    timestamptz
);
create index sign_in_code_by_phone on sign_in_code (phone, asked_at);
create index sign_in_code_by_address on sign_in_code (address, asked_at);

-- The digits of a code are in its text while it leaves, and nowhere afterwards.
create function forget_code() returns trigger language plpgsql as $$
begin
    new.body := regexp_replace(new.body, '[0-9]', '*', 'g');
    return new;
end $$;
create trigger sms_message_forget_code before update on sms_message
    for each row when (new.template = 'code' and new.state not in (1, 2)) execute function forget_code();

-- One row while somebody is signed in: a cookie only holds the key, so that signing out ends it wherever the cookie is.
create table session (
    -- Of the key, so that who reads the table cannot be somebody.
    key_hash   bytea primary key,
    -- Whose it is, by role: 'youth:Y00001', 'staff:consultant-0791-1'.
    person     text not null,
    ticket     bytea not null,
    started_at timestamptz not null,
    seen_at    timestamptz not null
);
create index session_by_person on session (person);
