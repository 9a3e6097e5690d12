# For the scripts beside this one, not to be run. They set CASEMIND_DIR and go there first.
#
# run_logged NAME LOGS COMMAND...
#   Runs commands of Casemind one after the other until one fails, with their answers and progress in one log,
#   LOGS/NAME-<time>.log; logs older than 30 days go. Gives the exit code of the last one run.
run_logged() {
  local name="$1" logs="$2" log command code=0
  shift 2
  mkdir -p "$logs" || return 2
  log="$logs/$name-$(date -u +%Y%m%dT%H%M%SZ)-$$.log"
  for command in "$@"; do
    node_modules/.bin/node cli/main.ts "$command" --json >"$log.answer" 2>"$log.progress"
    code=$?
    cat "$log.answer" "$log.progress" >>"$log"
    [ "$code" -eq 0 ] || break
  done

  if [ "$code" -eq 0 ]; then
    echo "$name succeeded; log: $log"
  else
    echo "$name failed with exit code $code; log: $log" >&2
    head -n 1 "$log.answer" >&2
  fi
  rm -f "$log.answer" "$log.progress"
  find "$logs" -name "$name-*.log" -mtime +30 -delete
  return "$code"
}
