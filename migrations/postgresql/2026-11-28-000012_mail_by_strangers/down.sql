DROP TABLE mail_stops;
DROP TABLE caused_mails;
