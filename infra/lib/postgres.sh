# A private PostgreSQL: on loopback, with a password, never as root, without a Unix socket (their paths may be too long).

# The programs are asked for where Debian puts them: links in PATH may point nowhere.
newest_postgres() {
  local programs
  programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | while read -r dir; do
    [[ -x $dir/postgres && -x $dir/initdb && -x $dir/psql ]] && say "$dir"
  done | tail -n 1)
  [[ -n $programs ]] && say "$programs"
}

# start_postgres [SETTING=VALUE...]: makes it on first use; finds and keeps one that a killed command left running
start_postgres() {
  PG_DATA=$SERVERS/postgres
  PG_PROGRAMS=$(newest_postgres)
  if [[ -f $PG_DATA/PG_VERSION ]]; then use_postgres_of "$(as_server_user cat "$PG_DATA/PG_VERSION")"; else create_postgres "$@"; fi
  postgres_is_running || launch_postgres
  PG_PORT=$(as_server_user sed -n 4p "$PG_DATA/postmaster.pid")
  create_matching_database
}

use_postgres_of() {
  PG_PROGRAMS=/usr/lib/postgresql/$1/bin
  [[ -x $PG_PROGRAMS/postgres ]] || refuse 3 "The data in $PG_DATA are PostgreSQL $1's, and its programs are not on this machine. Install postgresql-$1, or move the data away."
}

create_postgres() {
  local setting
  say "Making a PostgreSQL of our own in $PG_DATA"
  as_server_user rm -rf "$PG_DATA.new"
  make_password postgres-admin
  make_password postgres
  as_server_user "$PG_PROGRAMS/initdb" --pgdata="$PG_DATA.new" --username=admin --pwfile="$SERVERS/postgres-admin.password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >"$LOGS/initdb.log" 2>&1 ||
    { tail -n 5 "$LOGS/initdb.log" >&2; refuse 3 "PostgreSQL could not be set up; see $LOGS/initdb.log."; }
  for setting in "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" "timezone = 'UTC'" "max_connections = 200" "$@"; do
    say "$setting"
  done | as_server_user tee -a "$PG_DATA.new/postgresql.conf" >/dev/null
  as_server_user mv "$PG_DATA.new" "$PG_DATA"
}

launch_postgres() {
  local port tries
  for tries in 1 2 3; do
    port=$(port_for postgres)
    as_server_user "$PG_PROGRAMS/pg_ctl" start --pgdata="$PG_DATA" --log="$SERVERS/postgres.log" --wait --timeout=60 \
      --options="-p $port" >"$LOGS/pg_ctl.log" 2>&1 7>&- 8>&- 9>&- && return
    pick_port postgres
    sleep "$tries"
  done
  as_server_user tail -n 5 "$SERVERS/postgres.log" >&2 || true
  refuse 3 "PostgreSQL did not start; see $LOGS/postgres.log."
}

# The file alone proves nothing: after a power cut its process id may belong to another program.
postgres_is_running() {
  local pid
  pid=$(as_server_user head -n 1 "$PG_DATA/postmaster.pid" 2>/dev/null) || return 1
  if [[ $(as_server_user readlink "/proc/$pid/cwd" 2>/dev/null) != "$(as_server_user readlink -f "$PG_DATA")" ]]; then
    as_server_user rm -f "$PG_DATA/postmaster.pid"
    return 1
  fi
  wait_until 30 postgres_answers
}

postgres_answers() {
  local port
  port=$(as_server_user sed -n 4p "$PG_DATA/postmaster.pid") && "$PG_PROGRAMS/pg_isready" --quiet --host=127.0.0.1 --port="$port"
}

# The product's own role owns its database and nothing else.
create_matching_database() {
  [[ ! -f $SERVERS/database.made ]] || return 0
  as_postgres_admin <<SQL || refuse 3 "PostgreSQL would not make the database; see $LOGS/postgres.log."
SELECT 'CREATE ROLE matching' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'matching') \gexec
ALTER ROLE matching LOGIN PASSWORD '$(password_of postgres)';
SELECT 'CREATE DATABASE matching OWNER matching' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'matching') \gexec
REVOKE ALL ON DATABASE matching FROM PUBLIC;
SQL
  as_server_user touch "$SERVERS/database.made"
}

as_postgres_admin() {
  PGPASSWORD=$(password_of postgres-admin) "$PG_PROGRAMS/psql" --quiet --no-psqlrc --set=ON_ERROR_STOP=1 \
    --host=127.0.0.1 --port="$PG_PORT" --username=admin --dbname=postgres
}

postgres_connection() { say "Host=127.0.0.1;Port=$PG_PORT;Database=matching;Username=matching;Password=$(password_of postgres)"; }
postgres_admin_connection() { say "Host=127.0.0.1;Port=$PG_PORT;Database=postgres;Username=admin;Password=$(password_of postgres-admin)"; }

stop_postgres() {
  PG_DATA=$SERVERS/postgres
  as_server_user test -f "$PG_DATA/postmaster.pid" || return 0
  use_postgres_of "$(as_server_user cat "$PG_DATA/PG_VERSION")"
  as_server_user "$PG_PROGRAMS/pg_ctl" stop --pgdata="$PG_DATA" --mode=fast --wait --timeout=60 >>"$LOGS/pg_ctl.log" 2>&1 ||
    say "PostgreSQL did not stop as asked; see $LOGS/pg_ctl.log."
}

make_password() {
  as_server_user bash -c 'umask 077; head -c 24 /dev/urandom | od -An -tx1 | tr -d " \n" >"$1"' - "$SERVERS/$1.password"
}
password_of() { as_server_user cat "$SERVERS/$1.password"; }
