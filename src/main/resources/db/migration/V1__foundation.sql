-- The first schema. It runs unchanged on H2 and on PostgreSQL.
-- Instants are epoch milliseconds (docs/decisions/0002-instants-as-milliseconds.md).

create sequence ids start with 1000 increment by 50;

-- platform -----------------------------------------------------------------------------------------------

create table secret (
    name       varchar(60)  not null primary key,
    secret_key varchar(200) not null
);

create table node (
    id         varchar(36) not null primary key,
    started_at bigint      not null,
    beat_at    bigint      not null
);

create table job (
    job_key    varchar(120)  not null primary key,
    type       varchar(40)   not null,
    ref        bigint        not null,
    state      varchar(10)   not null,
    due_at     bigint        not null,
    next_due   bigint,
    attempts   int           not null,
    claim      bigint        not null,
    node       varchar(36),
    last_error varchar(1000),
    changed_at bigint        not null
);
create index job_due on job (state, due_at);

-- team ---------------------------------------------------------------------------------------------------

create table agent (
    id            bigint       not null primary key,
    email         varchar(254) not null,
    name          varchar(100) not null,
    role          varchar(20)  not null,
    password_hash varchar(400) not null,
    availability  varchar(20)  not null,
    language      varchar(10),
    active        boolean      not null,
    created_at    bigint       not null,
    constraint agent_email unique (email)
);

create table access_token (
    id         bigint      not null primary key,
    hash       varchar(64) not null,
    agent_id   bigint      not null references agent,
    kind       varchar(10) not null,
    created_at bigint      not null,
    expires_at bigint      not null,
    constraint access_token_hash unique (hash)
);
create index access_token_agent on access_token (agent_id);
create index access_token_expiry on access_token (expires_at);

-- contact, visitor ---------------------------------------------------------------------------------------

create table contact (
    id          bigint       not null primary key,
    email       varchar(254) not null,
    first_name  varchar(100),
    last_name   varchar(100),
    verified    boolean      not null,
    language    varchar(10),
    created_at  bigint       not null,
    updated_at  bigint       not null,
    constraint contact_email unique (email)
);
create index contact_recent on contact (updated_at, id);

create table visitor (
    id            bigint      not null primary key,
    token_hash    varchar(64) not null,
    contact_id    bigint      references contact,
    identified_by varchar(10),
    identified_at bigint,
    language      varchar(10),
    page          varchar(2000),
    created_at    bigint      not null,
    seen_at       bigint      not null,
    constraint visitor_token unique (token_hash)
);
create index visitor_contact on visitor (contact_id);

create table presence (
    visitor_id bigint      not null references visitor on delete cascade,
    node_id    varchar(36) not null,
    primary key (visitor_id, node_id)
);
create index presence_node on presence (node_id);

-- inbox --------------------------------------------------------------------------------------------------

create table inbox (
    id         bigint       not null primary key,
    name       varchar(100) not null,
    mail_from  varchar(254),
    created_at bigint       not null
);

create table inbox_member (
    inbox_id bigint not null references inbox on delete cascade,
    agent_id bigint not null references agent on delete cascade,
    primary key (inbox_id, agent_id)
);
create index inbox_member_agent on inbox_member (agent_id);

create table channel (
    id              bigint        not null primary key,
    inbox_id        bigint        not null references inbox,
    type            varchar(10)   not null,
    public_key      varchar(40)   not null,
    allowed_domains varchar(2000) not null,
    created_at      bigint        not null,
    constraint channel_key unique (public_key)
);
create index channel_inbox on channel (inbox_id);

-- chatflow -----------------------------------------------------------------------------------------------

create table chatflow (
    id              bigint       not null primary key,
    inbox_id        bigint       not null references inbox,
    name            varchar(100) not null,
    type            varchar(10)  not null,
    published       boolean      not null,
    priority        int          not null,
    language        varchar(10)  not null,
    capture_when    varchar(20)  not null,
    capture_seconds int          not null,
    version         bigint       not null,
    created_at      bigint       not null,
    updated_at      bigint       not null
);
create index chatflow_inbox on chatflow (inbox_id, published, priority);

create table chatflow_text (
    chatflow_id          bigint        not null references chatflow on delete cascade,
    language             varchar(10)   not null,
    welcome              varchar(2000) not null,
    capture_message      varchar(2000) not null,
    away_message         varchar(2000) not null,
    away_capture_message varchar(2000) not null,
    primary key (chatflow_id, language)
);

create table chatflow_rule (
    chatflow_id bigint        not null references chatflow on delete cascade,
    position    int           not null,
    field       varchar(20)   not null,
    operator    varchar(20)   not null,
    operand     varchar(1000) not null,
    primary key (chatflow_id, position)
);

-- conversation -------------------------------------------------------------------------------------------

create table conversation (
    id            bigint       not null primary key,
    inbox_id      bigint       not null references inbox,
    channel_id    bigint       not null references channel,
    visitor_id    bigint       not null references visitor,
    contact_id    bigint       references contact,
    chatflow_id   bigint,
    status        varchar(10)  not null,
    assignee_id   bigint       references agent,
    last_seq      bigint       not null,
    shown_seq     bigint       not null,
    unread        int          not null,
    team_read_seq bigint       not null,
    preview       varchar(200) not null,
    preview_by    varchar(10)  not null,
    waiting_since bigint,
    answered_at   bigint,
    closed_at     bigint,
    created_at    bigint       not null,
    updated_at    bigint       not null
);
create index conversation_visitor on conversation (visitor_id, channel_id);
create index conversation_contact on conversation (contact_id, updated_at, id);
create index conversation_recent on conversation (status, updated_at, id);
create index conversation_inbox on conversation (inbox_id, status, updated_at, id);
create index conversation_assignee on conversation (assignee_id, status, updated_at, id);

create table message (
    id              bigint           not null primary key,
    conversation_id bigint           not null references conversation on delete cascade,
    seq             bigint           not null,
    prev_seq        bigint           not null,
    sender_key      varchar(36)      not null,
    kind            varchar(10)      not null,
    author_type     varchar(10)      not null,
    author_id       bigint,
    author_name     varchar(100),
    body            varchar(1000000) not null,
    at              bigint           not null,
    delivery_state  varchar(20),
    delivery_to     varchar(254),
    delivery_at     bigint,
    delivery_reason varchar(200),
    constraint message_seq unique (conversation_id, seq),
    constraint message_key unique (conversation_id, sender_key)
);

-- capture, forwarding ------------------------------------------------------------------------------------

create table capture (
    conversation_id bigint      not null primary key references conversation on delete cascade,
    state           varchar(10) not null,
    due_at          bigint,
    prompt_seq      bigint,
    changed_at      bigint      not null
);

create table forwarding_setting (
    id               int         not null primary key,
    mode             varchar(20) not null,
    delay_seconds    int         not null,
    away_seconds     int         not null,
    interval_seconds int         not null,
    context_messages int         not null,
    short_messages   int         not null
);
insert into forwarding_setting values (1, 'UNREAD', 120, 60, 900, 5, 10);

create table letter (
    id              bigint       not null primary key,
    conversation_id bigint       not null references conversation on delete cascade,
    message_id      varchar(200) not null,
    recipient       varchar(254) not null,
    state           varchar(10)  not null,
    first_seq       bigint       not null,
    last_seq        bigint       not null,
    prepared_at     bigint       not null,
    sent_at         bigint,
    reason          varchar(500),
    constraint letter_message_id unique (message_id)
);
create index letter_conversation on letter (conversation_id, id);

create table letter_reply (
    letter_id bigint not null references letter on delete cascade,
    seq       bigint not null,
    primary key (letter_id, seq)
);
