-- What one person has had lately is counted before each text that opens something.
create index sms_message_by_youth on sms_message (youth_id, sent_at) where direction = 1;
