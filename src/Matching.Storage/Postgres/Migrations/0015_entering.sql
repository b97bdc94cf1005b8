-- Entering a scheme by a person's hand.

-- Her school grade on the day, where a scheme takes her once in each.
alter table enrolment add column grade integer;
create index enrolment_by_programme on enrolment (programme);
-- Rankings written down here count from the night after their round has closed; those of files are closed when they come.
alter table ranking add column closes_on date;

-- The versions of scheme and law that the night proposed the place under; null = it came otherwise.
alter table placement add column definition_mark text;
alter table placement add column law_version text;
