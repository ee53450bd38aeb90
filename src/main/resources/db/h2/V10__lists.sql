create index conversation_latest on conversation (updated_at, id);
create index conversation_unread on conversation (status, unread, inbox_id, assignee_id);
