-- Letters that somebody asked for: a transcript, a thread that is passed on. Runs unchanged on H2 and on PostgreSQL.
alter table letter add column asked_by bigint references agent;
alter table letter add column note varchar(5000);
alter table letter add column comments boolean default false not null;
create index letter_asked_by on letter (asked_by);
