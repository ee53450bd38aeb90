-- Words to look for, of PostgreSQL's own kind: case and accents do not matter. The same table of characters as in platform.Words; what is not
-- a letter or a digit parts words, so that the parts of addresses and numbers are found.
create function words_of(said text) returns tsvector language sql immutable strict parallel safe as $$
    select strip(to_tsvector('simple', lower(translate(left(said, 50000), 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİıĴĵĶķĹĺĻļĽľŁłŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžȘșȚț.,;:!?@/\_+-*=&%#~|^$<>()[]{}"`''',
                                          'aaaaaaceeeeiiiinoooooouuuuyaaaaaaceeeeiiiinoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhiiiiiiiiiijjkkllllllllnnnnnnoooooorrrrrrssssssssttttuuuuuuuuuuuuwwyyyzzzzzzsstt                                '))))
$$;

-- Marks of delivery write a message's row again: with room beside it, its words need not be told to the index again.
alter table message set (fillfactor = 90);
alter table message add column words tsvector generated always as (words_of(body)) stored;
-- What was said last waits in a list that each search reads: kept short.
create index message_words on message using gin (words) with (gin_pending_list_limit = 1024);

alter table contact add column words tsvector
    generated always as (words_of(email || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, ''))) stored;
create index contact_words on contact using gin (words) with (gin_pending_list_limit = 512);

create index conversation_latest on conversation (updated_at, id);
-- Only what waits to be read: few rows, however many conversations there are.
create index conversation_unread on conversation (assignee_id, inbox_id) where unread > 0 and status = 'OPEN';
