-- A node that stops says so by one plain statement; others free what it held.
alter table node add column stopped_at bigint;
