-- The letter's link, and the further browsers that it lets in. Runs unchanged on H2 and on PostgreSQL.

-- A visitor is a browser; the same person's other browsers have tokens of their own for it.
create table visitor_browser (
    hash       varchar(64) not null primary key,
    visitor_id bigint      not null references visitor on delete cascade,
    created_at bigint      not null
);
create index visitor_browser_visitor on visitor_browser (visitor_id);

create table letter_link (
    hash            varchar(64)  not null primary key,
    conversation_id bigint       not null references conversation on delete cascade,
    contact_id      bigint       not null references contact on delete cascade,
    email           varchar(254) not null,
    merged          boolean      not null,
    created_at      bigint       not null,
    used_at         bigint
);
create index letter_link_conversation on letter_link (conversation_id);
create index letter_link_contact on letter_link (contact_id);

-- What kind of letter of the ledger it is, and what whoever asked for it wrote above it.
alter table letter add column kind varchar(12) default 'REPLIES' not null;
