DROP TABLE approvals;
ALTER TABLE consultations DROP COLUMN second_person;
