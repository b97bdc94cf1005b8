# Where things lie, and which user runs the servers.

REPO=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd -P)
export HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"

i_am_root() { ((EUID == 0)); }

matching_home() { readlink -m -- "${MATCHING_HOME:-$REPO/.local}"; }

# use_place DIR: everything that this command remembers lies under DIR.
use_place() {
  PLACE=$1
  LOGS=$PLACE/logs
  STATE=$PLACE/state
  # PostgreSQL's own user must be able to walk through PLACE, whatever our umask is.
  (umask 022 && mkdir -p "$LOGS" "$STATE") 2>/dev/null || true
  [[ -w $STATE && -w $LOGS ]] ||
    refuse 1 "$PLACE cannot be written by $(id -un). Another user's run made it? MATCHING_HOME names another place."
}

# use_servers_place: SERVERS holds data and passwords of PostgreSQL and Redis, readable by nobody else; SERVER_USER runs them.
use_servers_place() {
  SERVER_USER=$(id -un)
  SERVERS=$PLACE/servers
  if i_am_root; then
    SERVER_USER=postgres
    walkable_by postgres "$PLACE" || SERVERS=$(place_outside_closed_folders)
    [[ ! -d $SERVERS ]] || SERVER_USER=$(owner_unless_root "$SERVERS")
    [[ -d $SERVERS ]] || (umask 022 && mkdir -p "$(dirname "$SERVERS")")
    install -d -o "$SERVER_USER" -g "$(id -gn "$SERVER_USER")" -m 700 "$SERVERS"
  else
    mkdir -p "$SERVERS"
    chmod 700 "$SERVERS"
  fi
  ln -sfn "$SERVERS/postgres.log" "$LOGS/postgres.log"
  ln -sfn "$SERVERS/redis.log" "$LOGS/redis.log"
}

walkable_by() { as_user "$1" test -x "$2"; }

owner_unless_root() {
  local owner
  owner=$(stat -c %U "$1")
  say "${owner/#root/postgres}"
}

# A checkout below /root is closed to every other user, so the servers' folder must lie elsewhere: always the same for the same checkout.
place_outside_closed_folders() {
  say "/var/lib/matching/$(basename "$REPO")-$(printf %s "$PLACE" | sha256sum | cut -c1-10)"
}

# PostgreSQL refuses to run as root, and Redis as root would let its clients write any file.
as_server_user() { as_user "$SERVER_USER" "$@"; }

as_user() {
  local user=$1
  shift
  if i_am_root && [[ $user != root ]]; then
    (cd / && exec env HOME=/nonexistent setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups "$@")
  else
    "$@"
  fi
}
