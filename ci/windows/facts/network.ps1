# Interfaces, forwarding, firewall and Npcap, as network.json.
param([Parameter(Mandatory)] [string] $Out)

$ErrorActionPreference = 'Stop'

function Get-Fact([scriptblock] $Block) {
    try {
        @(& $Block)
    }
    catch {
        "not to be had: $_"
    }
}

# All values as text: an enumeration then says its name and not its number.
function Get-Row([object[]] $Objects, [string[]] $Properties) {
    foreach ($object in $Objects) {
        $row = [ordered]@{}
        foreach ($property in $Properties) {
            $row[$property] = "$($object.$property)"
        }
        $row
    }
}

function Get-Npcap {
    $library = "$env:SystemRoot\System32\Npcap\wpcap.dll"
    if (Test-Path -LiteralPath $library) {
        (Get-Item -LiteralPath $library).VersionInfo.FileVersion
    }
    else {
        "not installed: there is no $library"
    }
}

$facts = [ordered]@{}
$facts.adapters = Get-Fact {
    Get-Row (Get-NetAdapter) @('Name', 'InterfaceDescription', 'ifIndex', 'Status', 'MtuSize')
}
$facts.interfaces = Get-Fact {
    Get-Row (Get-NetIPInterface -AddressFamily IPv4) @(
        'InterfaceAlias', 'ifIndex', 'NlMtu', 'InterfaceMetric', 'AutomaticMetric', 'DadTransmits',
        'Forwarding', 'ConnectionState')
}
$facts.addresses = Get-Fact {
    Get-Row (Get-NetIPAddress -AddressFamily IPv4) @(
        'InterfaceAlias', 'IPAddress', 'PrefixLength', 'AddressState')
}
$facts.ipEnableRouter = Get-Fact {
    (Get-ItemProperty -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters').IPEnableRouter
}
$facts.connectionProfiles = Get-Fact {
    Get-Row (Get-NetConnectionProfile) @('InterfaceAlias', 'Name', 'NetworkCategory')
}
$facts.firewallProfiles = Get-Fact {
    Get-Row (Get-NetFirewallProfile) @(
        'Name', 'Enabled', 'DefaultInboundAction', 'DefaultOutboundAction')
}
$facts.icmpRules = Get-Fact {
    Get-Row (Get-NetFirewallPortFilter -Protocol ICMPv4 | Get-NetFirewallRule) @(
        'Name', 'DisplayName', 'Enabled', 'Direction', 'Action', 'Profile')
}
$facts.npcap = Get-Fact { Get-Npcap }
$facts.npcapService = Get-Fact { "$((Get-Service -Name npcap).Status)" }
$facts | ConvertTo-Json -Depth 4 | Set-Content -Path (Join-Path $Out 'network.json') -Encoding utf8
