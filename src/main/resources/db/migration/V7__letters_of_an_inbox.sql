-- What an inbox keeps out of its letters, and what it answers by itself. Where there is no row, the defaults hold.
create table inbox_mail (
    inbox_id       bigint         not null primary key references inbox on delete cascade,
    allowed        varchar(20000) not null,
    denied         varchar(20000) not null,
    role_addresses boolean        not null,
    newsletters    boolean        not null,
    automatic      boolean        not null,
    spam           boolean        not null,
    answers        boolean        not null,
    answer         varchar(4000)  not null
);

-- When an address was last answered automatically (RFC 3834, section 2).
create table answered_address (
    email varchar(254) not null primary key,
    at    bigint       not null
);

-- The letter that a thread began with, as far as its members say: they are released together.
alter table incoming_letter add column thread_root varchar(500);
create index incoming_letter_root on incoming_letter (thread_root);
