-- What people have said of themselves on their own pages, field by field: a file that says otherwise does not overwrite it.
create table own_field (
    thing text not null check (thing in ('youth', 'host', 'opening', 'ranking')),
    -- Of a ranking: side, young person and opening with blanks between.
    id    text not null,
    -- A column's name; * = the row itself was made there, and no file has it.
    field text not null,
    primary key (thing, id, field)
);
