-- A job enqueued inside a tenant's own transaction. A tenant's login cannot call the queue itself, and cannot speak for another
-- tenant: whose it is comes from who is signed in.
create function public.enqueue(task text, payload jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    task,
    json_build_object('tenant', (select name from public.tenant where login_role = session_user), 'payload', payload));
end $$;
