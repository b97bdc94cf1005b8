-- Mentors and companies' contacts who were erased. What is counted of a mentor stays under an id that leads nowhere; a company stays, without the person.

-- Null = somebody, or a company.
alter table host add column erased_at timestamptz;

create table host_erasure (
    id                uuid primary key,
    municipality_code text not null,
    -- 1 a mentor as a whole, 2 a company's contact.
    what              smallint not null check (what in (1, 2)),
    -- A mentor: what her id was replaced by. A contact: the company's own id.
    host_id           text not null references host (id),
    -- HMAC-SHA-256 by this installation's own key: of the id, or of the contact's name, number and address, so that a file that brings them again is recognised.
    marks             bytea[] not null,
    -- 1 a person did it, 2 the keeping period was over.
    cause             smallint not null check (cause in (1, 2)),
    erased_at         timestamptz not null,
    erased_by         text not null,
    -- Rows that went and rows that were replaced, by what they were. No content.
    counts            jsonb not null,
    lifted_at         timestamptz,
    lifted_by         text,
    check ((lifted_at is null) = (lifted_by is null))
);
create index host_erasure_living on host_erasure (municipality_code) where lifted_at is null;

-- A mentor's id and her places' ids are replaced, and everything that points at them follows.
do $$
declare
    it record;
begin
    for it in
        select conrelid::regclass::text as on_table, conname, pg_get_constraintdef(oid) as demand
        from pg_constraint
        where contype = 'f' and confupdtype = 'a' and connamespace = 'public'::regnamespace
          and confrelid in ('host'::regclass, 'opening'::regclass, 'seat'::regclass)
    loop
        execute format('alter table %s drop constraint %I, add constraint %I %s on update cascade', it.on_table, it.conname, it.conname, it.demand);
    end loop;
end $$;
