-- Each fiftieth row waited for the sequence, and all others behind it. Nodes of before go on taking fifty at a time from what they get.
alter sequence ids increment by 1000;
