-- The keys that sign cookies and forms, where several web hosts share them.
create table web_key (
    name       text primary key,
    xml        text not null,
    created_at timestamptz not null default now()
);
