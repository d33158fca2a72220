-- The application's role adds jobs in its own transactions, and can do nothing else with the queue.
create function add_job(identifier text, payload json, job_key text) returns void
  language sql security definer set search_path = graphile_worker, pg_temp
  begin atomic
    select graphile_worker.add_job(identifier, payload, job_key => job_key);
  end;
revoke all on function add_job(text, json, text) from public;
grant execute on function add_job(text, json, text) to juguang_app;
