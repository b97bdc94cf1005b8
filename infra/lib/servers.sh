# Who uses the private servers, and when they may stop. Every user holds a shared lock for as long as it lives, so nothing
# has to be counted, and a command that was killed has let go.
# Open files: 6 the build, 7 starting and stopping of servers, 8 use of servers, 9 the one infra/run or infra/test. Servers get none of
# them; Web and Worker get 8, so that the servers stay while they live.

# use_servers: starts what the environment does not name, and hands over the connection strings
use_servers() {
  [[ -z ${ConnectionStrings__Postgres:-} ]] && OWN_POSTGRES=yes
  [[ -z ${ConnectionStrings__Redis:-} ]] && OWN_REDIS=yes
  [[ -n ${OWN_POSTGRES:-}${OWN_REDIS:-} ]] || return 0
  need_packages ${OWN_POSTGRES:+postgres} ${OWN_REDIS:+redis}
  use_servers_place
  exec 7>"$STATE/servers.lock" 8>"$STATE/users.lock"
  flock 7
  flock --shared 8
  USING_SERVERS=yes
  if [[ -n ${OWN_POSTGRES:-} ]]; then
    start_postgres "$@"
    ConnectionStrings__Postgres=$(postgres_connection)
    export ConnectionStrings__Postgres
  fi
  if [[ -n ${OWN_REDIS:-} ]]; then
    start_redis
    ConnectionStrings__Redis=$(redis_connection)
    export ConnectionStrings__Redis
  fi
  flock --unlock 7
}

# leave_servers: the last one out stops them
leave_servers() {
  [[ -n ${USING_SERVERS:-} ]] || return 0
  USING_SERVERS=
  flock 7
  flock --unlock 8
  if flock --exclusive --nonblock 8; then
    say "Stopping ${OWN_REDIS:+Redis}${OWN_REDIS:+${OWN_POSTGRES:+ and }}${OWN_POSTGRES:+PostgreSQL}"
    stop_redis
    stop_postgres
  fi
  flock --unlock 7
}
