-- The W3C trace context in which a text was asked for, so that the answer, days later, is found from the offer.
alter table sms_message add column trace text;
