# System, Java, rights, languages and code pages, as system.json.
param([Parameter(Mandatory)] [string] $Out)

$ErrorActionPreference = 'Stop'

Add-Type -Namespace EchoProof -Name Console -MemberDefinition @'
[DllImport("kernel32.dll")] public static extern uint GetConsoleOutputCP();
[DllImport("kernel32.dll")] public static extern uint GetConsoleCP();
[DllImport("kernel32.dll")] public static extern uint GetOEMCP();
[DllImport("kernel32.dll")] public static extern uint GetACP();
'@

function Get-Fact([scriptblock] $Block) {
    try {
        & $Block
    }
    catch {
        "not to be had: $_"
    }
}

$identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$principal = [Security.Principal.WindowsPrincipal]::new($identity)
$administrator = [Security.Principal.WindowsBuiltInRole]::Administrator

[ordered]@{
    system             = [Environment]::OSVersion.VersionString
    edition            = Get-Fact { (Get-CimInstance -ClassName Win32_OperatingSystem).Caption }
    architecture       = $env:PROCESSOR_ARCHITECTURE
    image              = "$env:ImageOS $env:ImageVersion"
    powershell         = $PSVersionTable.PSVersion.ToString()
    java               = Get-Fact { (& java -version 2>&1 | Out-String).Trim() }
    elevated           = $principal.IsInRole($administrator)
    uiCulture          = (Get-UICulture).Name
    culture            = (Get-Culture).Name
    systemLocale       = Get-Fact { (Get-WinSystemLocale).Name }
    chcp               = Get-Fact { (& cmd.exe /c chcp | Out-String).Trim() }
    consoleOutputCp    = [EchoProof.Console]::GetConsoleOutputCP()
    consoleInputCp     = [EchoProof.Console]::GetConsoleCP()
    oemCp              = [EchoProof.Console]::GetOEMCP()
    ansiCp             = [EchoProof.Console]::GetACP()
    pingFileVersion    = Get-Fact { (Get-Item "$env:SystemRoot\System32\ping.exe").VersionInfo.FileVersion }
    inheritedVariables = @(Get-ChildItem env: | Where-Object Name -Match '^(JAVA_HOME|GITHUB_ACTIONS|RUNNER_OS)' |
            ForEach-Object { "$($_.Name)=$($_.Value)" })
} | ConvertTo-Json | Set-Content -Path (Join-Path $Out 'system.json') -Encoding utf8
