-- Areas to draw a map with, of one municipality's import: by postcode or municipality code, outlines as GeoJSON has them (longitude, latitude).
create table map_area (
    municipality_code text not null,
    code              text not null check (code ~ '^[0-9]{4}$'),
    name              text not null,
    -- A list of rings, each a list of [longitude, latitude].
    rings             jsonb not null,
    saved_by          text not null,
    saved_at          timestamptz not null,
    primary key (municipality_code, code)
);
