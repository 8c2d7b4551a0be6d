# A Windows runner: the build, the tests that need no device, and a run in memory whose report is
# kept. Not run yet on a real Windows.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
mvn -B -ntp verify
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
cmd /c echoproof.cmd doctor
cmd /c "echoproof.cmd run --out echoproof-runs\windows"
exit $LASTEXITCODE
