-- What a company said to the fields of the scheme's order form: field to answer. Orders that came before were asked nothing.

alter table host_order add column answers jsonb not null default '{}';
