-- Which letter an entry of a thread came in with. No reference: the entry stays when the letter is thrown away.

alter table message add column letter_id bigint;

update message set letter_id = (select min(l.id) from incoming_letter l where l.conversation_id = message.conversation_id and l.seq = message.seq)
where kind = 'MESSAGE';
