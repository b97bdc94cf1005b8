-- Set when the store was put back to an older moment: the text may have been sent since, so the supplier is asked before it is sent.
alter table sms_message add column look_first_since timestamptz;
