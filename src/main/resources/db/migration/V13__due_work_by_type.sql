-- Each type of job is looked for by itself, so that a hundred thousand letters that are due hold up no question for an address.
create index job_due_of_type on job (state, type, due_at);
drop index job_due;
