-- People who were erased: what happened to them is still counted, under an id that leads nowhere.

-- Null = she is somebody. What an erased one's row still says is her municipality, the year of her birth, her target group and since when she waited.
alter table youth add column erased_at timestamptz;

create table erasure (
    id                uuid primary key,
    municipality_code text not null,
    -- What her id was replaced by.
    replacement       text not null unique references youth (id),
    -- HMAC-SHA-256 of her id in the files, by this installation's own key: a file that brings her again is recognised, and nobody is by reading it.
    mark              bytea not null,
    -- 1 a person did it, 2 the keeping period was over.
    cause             smallint not null check (cause in (1, 2)),
    erased_at         timestamptz not null,
    erased_by         text not null,
    -- Rows that went and rows that were replaced, by what they were. No content.
    counts            jsonb not null,
    -- A person has said that the files may bring her again.
    lifted_at         timestamptz,
    lifted_by         text,
    check ((lifted_at is null) = (lifted_by is null))
);
create unique index erasure_mark_living on erasure (mark) where lifted_at is null;

-- The facts that a night was planned from know somebody no more: it is asked what would be, and not replayed.
alter table night add column erased_from_at timestamptz;

insert into installation (key, value) values ('erasure-key', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
