# All tests. What needs something that a Windows runner lacks is skipped with the reason.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
& mvn -B -ntp verify
exit $LASTEXITCODE
