DROP TABLE announcements;
DROP TABLE follower_links;
DROP TABLE followers;
