-- Who else takes part in a conversation by mail. Runs unchanged on H2 and on PostgreSQL.

create table conversation_participant (
    conversation_id bigint       not null references conversation on delete cascade,
    address         varchar(254) not null,
    name            varchar(200),
    since_seq       bigint       not null,
    primary key (conversation_id, address)
);

-- Who gets no copy of a reply: the agent left them out of it.
create table message_left_out (
    conversation_id bigint       not null references conversation on delete cascade,
    seq             bigint       not null,
    address         varchar(254) not null,
    primary key (conversation_id, seq, address)
);
