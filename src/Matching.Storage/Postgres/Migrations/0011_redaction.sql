-- When the supplier's copy of the words was taken away; ours stay.
alter table sms_message add column redacted_at timestamptz;
create index sms_message_to_redact on sms_message (created_at) where redacted_at is null and supplier_id is not null;
