-- When the one sender may next send. A text that waits for its turn stands in a line until a little after it is expected again.
create table sending_pace (
    only_row boolean primary key default true check (only_row),
    next_at  timestamptz not null
);
insert into sending_pace (next_at) values ('2000-01-01T00:00:00Z');

alter table sms_message add column line smallint, add column line_until timestamptz;
create index sms_message_in_line on sms_message (line, id) where direction = 1 and state = 1 and line_until is not null;
