-- Letters that come in. Runs unchanged on H2 and on PostgreSQL.

-- One node at a time reads an account: it holds the lease.
create table mail_account (
    account      varchar(300) not null primary key,
    uid_validity bigint,
    last_uid     bigint       not null,
    node         varchar(36),
    lease_until  bigint       not null,
    fetched_at   bigint,
    last_error   varchar(500)
);

-- Each letter once, by its place in the mailbox and by its content.
create table incoming_letter (
    id               bigint        not null primary key,
    account          varchar(300)  not null,
    uid_validity     bigint,
    uid              bigint,
    file             varchar(300),
    fingerprint      varchar(64)   not null,
    size             int           not null,
    received_at      bigint        not null,
    message_id       varchar(500),
    sender           varchar(320),
    sender_name      varchar(200),
    recipients       varchar(2000),
    subject          varchar(500),
    kind             varchar(10),
    reason           varchar(500),
    conversation_id  bigint        references conversation on delete set null,
    seq              bigint,
    bounce_recipient varchar(320),
    bounce_status    varchar(12),
    bounce_hard      boolean,
    bounce_class     varchar(20),
    released         boolean       not null,
    constraint incoming_letter_uid unique (account, uid_validity, uid),
    constraint incoming_letter_content unique (account, fingerprint)
);
create index incoming_letter_recent on incoming_letter (received_at, id);
create index incoming_letter_kind on incoming_letter (kind, received_at, id);
create index incoming_letter_message_id on incoming_letter (message_id);
create index incoming_letter_thread on incoming_letter (conversation_id, seq);

-- The letter as it came, in pieces that every database takes.
create table incoming_letter_piece (
    letter_id bigint not null references incoming_letter on delete cascade,
    position  int    not null,
    content   bytea  not null,
    primary key (letter_id, position)
);

-- No letter goes to an address that bounced for good.
create table dead_address (
    email  varchar(254) not null primary key,
    reason varchar(200) not null,
    at     bigint       not null
);

alter table conversation add column channel_type varchar(10) default 'CHAT' not null;
