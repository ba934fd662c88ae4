# Sourced: builds a program below tests/ once (not where the caller has, ENERGYQUOTA_BUILT) and runs it.

run_built() {
  local project=$1
  shift
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
  if [ -z "${ENERGYQUOTA_BUILT:-}" ]; then
    dotnet build "$root/tests/$project" -c Release -nodeReuse:false -clp:NoSummary -v:quiet >&2
  fi
  exec dotnet "$root/artifacts/bin/$project/release/$project.dll" "$@"
}
