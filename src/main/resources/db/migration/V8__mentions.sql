-- Whom comments mention. Runs unchanged on H2 and on PostgreSQL.

-- An agent is mentioned in an entry of a conversation, and has not seen it or has.
create table mention (
    agent_id        bigint  not null references agent on delete cascade,
    conversation_id bigint  not null references conversation on delete cascade,
    seq             bigint  not null,
    unread          boolean not null,
    primary key (agent_id, conversation_id, seq)
);
create index mention_conversation on mention (conversation_id);
create index mention_unread on mention (agent_id, unread, conversation_id);

-- Where in an entry's text the names stand: told wherever the entry is, without asking for them.
alter table message add column mentions varchar(2000);
