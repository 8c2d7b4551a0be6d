package io.echoproof.reports.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole run: the content of {@code run.json}.
 *
 * @param schemaVersion version of this structure, {@link #SCHEMA_VERSION}; grows when a reader of
 *     the old one would misread the new one
 * @param tool name and version of the tool, for instance {@code EchoProof 0.1.0}
 * @param command the command line as it was given, without secrets (there are none)
 * @param startedAt when the run started
 * @param verdictAt when the last verdict was known (before the reports were written)
 * @param outcome the run's result
 * @param target what was tested
 * @param links every link that was considered, used or not
 * @param seed the seed of all random choices, in the form that {@code --seed} takes
 * @param strict whether a SHOULD that is not met is a failure
 * @param environment names and values: operating system, Java, rights, sysctls, library versions;
 *     in the order to be shown
 * @param requirements all requirements of the catalogue, in its order
 * @param cases the cases that ran or were skipped, in the order of their running
 * @param observations behaviour on which the RFCs leave a choice
 * @param foreignFrames frames on the device that belonged to nobody's probe
 */
public record RunRecord(
    int schemaVersion,
    String tool,
    List<String> command,
    Instant startedAt,
    Instant verdictAt,
    OutcomeRecord outcome,
    TargetRecord target,
    List<LinkRecord> links,
    String seed,
    boolean strict,
    Map<String, String> environment,
    List<RequirementRecord> requirements,
    List<CaseRecord> cases,
    List<ObservationRecord> observations,
    List<FrameRecord> foreignFrames) {

  /** The version of the schema that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * The run's result.
   *
   * @param exitStatus the exit status of the command: 0, 1, 3, 4 or 130
   * @param word {@code conformant}, {@code not conformant}, {@code nothing selected}, {@code error}
   *     or {@code aborted}
   * @param applicable how many requirements apply to the target and were selected
   * @param verified how many of those were verified: pass, lax or fail
   * @param notCarried how many of those no link could carry
   * @param explanation one or two sentences for people
   * @param needed what would be needed to verify more, one sentence each; empty when nothing is
   *     missing
   */
  public record OutcomeRecord(
      int exitStatus,
      String word,
      int applicable,
      int verified,
      int notCarried,
      String explanation,
      List<String> needed) {}

  /**
   * What was tested.
   *
   * @param kind {@code builtin}, {@code address}, ...
   * @param name how the user named it
   * @param description one line for people
   * @param address its address, dotted decimal
   * @param prefixLength length of the prefix of its network, 0 to 32
   * @param mtu the target's MTU in octets
   * @param features the optional features it offers
   */
  public record TargetRecord(
      String kind,
      String name,
      String description,
      String address,
      int prefixLength,
      int mtu,
      List<String> features) {}

  /**
   * A link.
   *
   * @param name {@code pcap}, {@code memory}, ...
   * @param description one line for people, for instance the interface and the library's version
   * @param used whether any case ran over it
   * @param carries what it can carry, in words
   * @param unavailable why it could not be used and what would be needed; empty when it could
   */
  public record LinkRecord(
      String name,
      String description,
      boolean used,
      List<String> carries,
      Optional<String> unavailable) {}

  /**
   * Behaviour on which the RFCs leave a choice: part of the target's profile.
   *
   * @param requirement the id of the requirement of level {@code obs} or {@code MAY}
   * @param name what was looked at, for instance {@code initial TTL}
   * @param value what was seen, for instance {@code 64}
   */
  public record ObservationRecord(String requirement, String name, String value) {}
}
