-- Letters that go out: tried again as mail servers do, and stopped by who gets them. Runs unchanged on H2 and on PostgreSQL.

alter table letter add column tries int default 0 not null;
alter table letter add column failing_since bigint;
alter table letter add column next_try bigint;
create index letter_waiting on letter (state, next_try);

alter table message add column delivery_next bigint;

-- No letter goes to an address whose owner asked for none.
create table stopped_address (
    email varchar(254) not null primary key,
    how   varchar(10)  not null,
    at    bigint       not null
);
