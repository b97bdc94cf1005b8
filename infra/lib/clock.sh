# The product's clock, set by --clock: how many seconds it is ahead of the real one.

# It is written as 2026-11-20T09:00, a local time in Denmark; a date alone means nine in the morning.

check_clock() { denmark_to_seconds "$1" >/dev/null || refuse 2 "--clock $1 is not a time in Denmark. Write it like 2026-11-20T09:00."; }

clock_offset() { say $(($(denmark_to_seconds "$1") - $(date +%s))); }

denmark_to_seconds() {
  local time=$1
  [[ ! $time =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || time=${time}T09:00
  [[ $time =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$ ]] || return 1
  TZ=Europe/Copenhagen date --date="${time/T/ }" +%s 2>/dev/null
}
