-- Mailboxes that administrators connect. Runs unchanged on H2 and on PostgreSQL.

create table connected_account (
    id             bigint       not null primary key,
    name           varchar(100) not null,
    inbox_id       bigint       references inbox on delete cascade,
    address        varchar(254) not null,
    enabled        boolean      not null,
    imap_host      varchar(253) not null,
    imap_port      int          not null,
    imap_safety    varchar(10)  not null,
    imap_user      varchar(254) not null,
    folder         varchar(200) not null,
    smtp_host      varchar(253),
    smtp_port      int,
    smtp_safety    varchar(10),
    smtp_user      varchar(254),
    plus_addresses boolean      not null,
    since_at       bigint,
    token_url      varchar(500),
    client_id      varchar(500),
    scope          varchar(1000),
    secret         varchar(24000) not null,
    client_secret  varchar(24000),
    access_token   varchar(24000),
    access_until   bigint,
    revision       int          not null,
    created_at     bigint       not null,
    constraint connected_account_mailbox unique (imap_host, imap_user, folder)
);
create index connected_account_inbox on connected_account (inbox_id);
create index connected_account_address on connected_account (address);

-- How the reading of a mailbox goes.
alter table mail_account add column idling boolean default false not null;
alter table mail_account add column waiting int default 0 not null;
alter table mail_account add column last_letter_at bigint;
alter table mail_account add column failures int default 0 not null;
alter table mail_account add column failing_since bigint;
alter table mail_account add column next_at bigint;
alter table mail_account add column last_fault varchar(20);

-- What came by an account and is not worked on yet.
create index incoming_letter_unworked on incoming_letter (account, kind);

-- The address that every inbox has at once: name+key@domain.
alter table inbox add column mail_key varchar(16);
alter table inbox add constraint inbox_mail_key unique (mail_key);

-- How letters go out: the last one, those that wait, those that were given up.
create index letter_state on letter (state, sent_at);
