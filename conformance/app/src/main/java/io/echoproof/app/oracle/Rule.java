package io.echoproof.app.oracle;

/**
 * What decides about a frame: the requirement of the catalogue, and what it obliges to. The
 * catalogue has their levels and sources. {@code ..._FREE} is a corner of a rule that the text
 * leaves open, {@code ..._LENGTH} another corner of a choice.
 */
public enum Rule {
  HDR_01(Obligation.SILENCE, "version other than 4"),
  HDR_02(Obligation.SILENCE, "version 6"),
  HDR_03(Obligation.SILENCE, "wrong header checksum"),
  HDR_04(Obligation.SILENCE, "header checksum 0000 or FFFF"),
  HDR_05(Obligation.FREE, "header checksum is minus zero"),
  HDR_06(Obligation.SILENCE, "IHL below 5"),
  HDR_07(Obligation.SILENCE, "header longer than the frame"),
  HDR_08(Obligation.SILENCE, "total length below the header's"),
  HDR_09(Obligation.REPLY, "octets behind the datagram"),
  HDR_10(Obligation.SILENCE, "total length beyond the frame"),
  HDR_11(Obligation.SILENCE, "no octet behind the header"),
  HDR_12(Obligation.REPLY, "reserved flag set"),
  HDR_14(Obligation.SILENCE, "frame shorter than a header"),
  HDR_15(Obligation.REPLY, "larger than the MTU, in one frame"),
  ADR_03(Obligation.SILENCE, "somebody else's address"),
  ADR_04(Obligation.FREE, "limited broadcast"),
  ADR_05(Obligation.FREE, "directed broadcast"),
  ADR_06(Obligation.SILENCE, "obsolete broadcast"),
  ADR_07(Obligation.FREE, "all-hosts group"),
  ADR_08(Obligation.SILENCE, "multicast group not joined"),
  ADR_10(Obligation.SILENCE, "destination 127/8"),
  ADR_11(Obligation.SILENCE, "destination 0/8 or 240/4"),
  ADR_12(Obligation.SILENCE, "source 127/8"),
  ADR_13(Obligation.SILENCE, "source limited broadcast"),
  ADR_14(Obligation.SILENCE, "source directed broadcast"),
  ADR_15(Obligation.SILENCE, "source multicast"),
  ADR_16(Obligation.FREE, "source 0.0.0.0"),
  ADR_17(Obligation.FREE, "source 240/4"),
  ADR_18(Obligation.SILENCE, "source {network, 0}"),
  ADR_18_FREE(Obligation.FREE, "source 0/8"),
  ADR_19(Obligation.SILENCE, "source is the target's own address"),
  NOI_03(Obligation.SILENCE, "protocol 58"),
  NOI_04(Obligation.SILENCE, "another protocol"),
  NOI_09(Obligation.SILENCE, "protocol 4, IP in IP"),
  CKS_01(Obligation.SILENCE, "wrong ICMP checksum"),
  CKS_02(Obligation.SILENCE, "ICMP checksum 0000"),
  CKS_04(Obligation.FREE, "ICMP checksum is minus zero"),
  CKS_10(Obligation.SILENCE, "ICMP checksum with its octets swapped"),
  ECH_01(Obligation.REPLY, "an echo request"),
  ECH_07(Obligation.REPLY, "an echo request without data"),
  ECH_08(Obligation.SILENCE, "ICMP message shorter than 8"),
  ECH_10(Obligation.REPLY, "a reassembled datagram above 576 octets"),
  ECH_15(Obligation.SILENCE, "an echo reply"),
  TYP_01(Obligation.FREE, "echo request with a code other than 0"),
  TYP_02(Obligation.SILENCE, "unknown ICMP type"),
  TYP_04(Obligation.SILENCE, "deprecated ICMP type"),
  TYP_05(Obligation.SILENCE, "router discovery"),
  TYP_06(Obligation.SILENCE, "an ICMP error"),
  TYP_07(Obligation.SILENCE, "experimental or reserved ICMP type"),
  TYP_09(Obligation.SILENCE, "a reply that nobody asked for"),
  TSP_01(Obligation.FREE, "a timestamp request"),
  TSP_02(Obligation.REPLY, "a timestamp request"),
  TSP_09(Obligation.SILENCE, "a timestamp request that is too short"),
  TSP_10(Obligation.FREE, "octets behind a timestamp request"),
  INF_01(Obligation.SILENCE, "an information request"),
  INF_02(Obligation.SILENCE, "an address mask request"),
  INF_04(Obligation.SILENCE, "a domain name request or traceroute message"),
  PRB_01(Obligation.SILENCE, "an extended echo request"),
  PRB_02(Obligation.FREE, "an extended echo request"),
  OPT_01(Obligation.REPLY, "unknown options"),
  OPT_02(Obligation.REPLY, "no-operation and end of options"),
  OPT_03(Obligation.FREE, "an option of a broken length"),
  OPT_04(Obligation.REPLY, "record route"),
  OPT_06(Obligation.REPLY, "record route without room"),
  OPT_07(Obligation.FREE, "record route with a pointer out of place"),
  OPT_07_LENGTH(Obligation.FREE, "record route whose last slot is too short"),
  OPT_08(Obligation.FREE, "record route twice"),
  OPT_09(Obligation.FREE, "record route shorter than 3"),
  OPT_10(Obligation.REPLY, "timestamp option"),
  OPT_13(Obligation.FREE, "timestamp option without room"),
  OPT_14(Obligation.FREE, "timestamp option with an undefined flag"),
  OPT_15(Obligation.FREE, "timestamp option with a pointer or length out of place"),
  OPT_16(Obligation.FREE, "a source route"),
  OPT_19(Obligation.FREE, "two source routes"),
  OPT_20(Obligation.REPLY, "stream identifier"),
  OPT_21(Obligation.REPLY, "security, CIPSO or router alert"),
  OPT_21_FREE(Obligation.FREE, "security, CIPSO or router alert of another form"),
  OPT_23(Obligation.REPLY, "options on fragments"),
  OPT_23_FREE(Obligation.FREE, "a datagram of which a fragment may have been refused"),
  FRG_01(Obligation.REPLY, "the last missing fragment"),
  FRG_02(Obligation.REPLY, "the last missing fragment, not in order"),
  FRG_06(Obligation.REPLY, "complete in spite of a duplicate"),
  FRG_07(Obligation.FREE, "fragments of one range that differ"),
  FRG_08(Obligation.FREE, "fragments that overlap"),
  FRG_11(Obligation.FREE, "two last fragments that differ"),
  FRG_12(Obligation.FREE, "data behind the last fragment"),
  FRG_13(Obligation.FREE, "a fragment whose length is no multiple of 8"),
  FRG_14(Obligation.FREE, "a fragment without data"),
  FRG_15(Obligation.SILENCE, "a fragment beyond 65535"),
  FRG_15_FREE(Obligation.FREE, "a datagram of which a fragment was beyond 65535"),
  FRG_16(Obligation.FREE, "a fragment near the reassembly timeout"),
  FRG_20(Obligation.SILENCE, "fragments are missing"),
  FRG_23(Obligation.SILENCE, "fragments with CE and without ECT"),
  FRG_23_FREE(Obligation.FREE, "fragments with differing ECN, none of them CE"),
  FRG_25(Obligation.FREE, "a fragment that must not be fragmented"),
  FRG_29(Obligation.SILENCE, "wrong ICMP checksum of a reassembled message"),
  FRG_31(
      Obligation.FREE,
      "more incomplete datagrams or fragments of others than the target surely bears"),
  UNDECIDED(Obligation.FREE, "nothing found so far");

  private static final int ID_LENGTH = 6;

  private final String requirement;
  private final Obligation obligation;
  private final String condition;

  Rule(Obligation obligation, String condition) {
    this.requirement = name().substring(0, ID_LENGTH).replace('_', '-');
    this.obligation = obligation;
    this.condition = condition;
  }

  /** The catalogue's id. */
  public String requirement() {
    return requirement;
  }

  /** What it obliges to. */
  public Obligation obligation() {
    return obligation;
  }

  /** What the frame is, in a few words. */
  public String condition() {
    return condition;
  }
}
