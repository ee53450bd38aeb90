-- Files of entries. Runs unchanged on H2 and on PostgreSQL.

-- A file is stored before the entry that it goes with; what no entry took is thrown away after a day.
create table attachment (
    id              bigint       not null primary key,
    conversation_id bigint       not null references conversation on delete cascade,
    upload_key      varchar(36)  not null,
    agent_id        bigint,
    seq             bigint,
    name            varchar(200) not null,
    type            varchar(100) not null,
    size            int          not null,
    fingerprint     varchar(64)  not null,
    created_at      bigint       not null,
    constraint attachment_key unique (conversation_id, upload_key)
);
create index attachment_entry on attachment (conversation_id, seq);

create table attachment_piece (
    attachment_id bigint not null references attachment on delete cascade,
    position      int    not null,
    content       bytea  not null,
    primary key (attachment_id, position)
);

-- What an entry's files are called: told wherever the entry is, without asking for them.
alter table message add column files varchar(12000);
