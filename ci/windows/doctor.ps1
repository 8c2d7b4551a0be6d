# What the tool says about this runner; status 4 when nothing at all can be run here.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
& .\echoproof.cmd doctor
exit $LASTEXITCODE
