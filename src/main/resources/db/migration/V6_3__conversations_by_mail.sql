-- Conversations by mail that the team begins, copies, signatures. Runs unchanged on H2 and on PostgreSQL.
alter table conversation add column subject varchar(300);
alter table letter add column copies varchar(8000);
alter table agent add column signature varchar(1000);
alter table inbox add column signature varchar(1000);
