# Sourced by test: a PostgreSQL of its own in a temporary folder, from the machine's programs.

postgres_programs() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

# PostgreSQL refuses to run as root; then it runs as a user that it accepts.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid="$pg_user" --regid="$(id -g "$pg_user")" --clear-groups "$@"; else "$@"; fi
}

start_postgres() {
  pg_bin=$(postgres_programs)
  if [ -z "$pg_bin" ]; then say "PostgreSQL's programs are not here (Debian: apt-get install postgresql): its tests will show as skipped."; return; fi
  pg_user=nobody
  if id postgres >/dev/null 2>&1; then pg_user=postgres; fi
  pg_dir=$(mktemp -d)
  [ "$(id -u)" = 0 ] && chown "$pg_user" "$pg_dir"
  local port
  port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  as_postgres "$pg_bin/initdb" -D "$pg_dir/data" -U parallax -A trust -E UTF8 --locale=C >/dev/null
  as_postgres "$pg_bin/pg_ctl" -s -w -D "$pg_dir/data" -l "$pg_dir/log" \
    -o "-p $port -k $pg_dir -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start
  export PARALLAX_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=parallax;Database=postgres;Maximum Pool Size=60"
}

stop_postgres() {
  [ -n "${pg_dir:-}" ] || return 0
  as_postgres "$pg_bin/pg_ctl" -s -D "$pg_dir/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$pg_dir"
}
