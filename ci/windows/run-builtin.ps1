# The suite on EchoProof's own responder over real Wintun: two adapters, between which Windows routes.
# Needs an elevated shell.
param([string] $Out = 'echoproof-runs\windows-builtin')

$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
& .\echoproof.cmd run --link forward --out $Out
exit $LASTEXITCODE
