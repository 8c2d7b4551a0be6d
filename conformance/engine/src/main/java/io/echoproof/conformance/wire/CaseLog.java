package io.echoproof.conformance.wire;

import io.echoproof.conformance.capture.Capture;
import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a case did, from its start to the end of the run. */
public final class CaseLog {
  /**
   * Something that a case found out by itself, beyond the expectations of its probes.
   *
   * @param requirement the row that it counts against
   * @param verdict {@code FAIL} or {@code ERROR}
   * @param summary one line
   * @param expected what had to happen
   * @param seen what happened
   * @param entries the probes that show it
   * @param frames frames that show it and belong to no probe
   */
  public record Statement(
      String requirement,
      Verdict verdict,
      String summary,
      String expected,
      String seen,
      List<LedgerEntry> entries,
      List<CapturedFrame> frames) {}

  /**
   * Behaviour on which the RFCs leave a choice.
   *
   * @param requirement its row
   * @param name what was looked at
   * @param value what was seen
   */
  public record Observation(String requirement, String name, String value) {}

  private final String caseId;
  private final String linkName;
  private final Capture capture = new Capture();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final List<Observation> observations = new ArrayList<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, byte[]> attachments = new LinkedHashMap<>();
  private Optional<String> nothingToJudge = Optional.empty();
  private int deaths;
  private long framesSent;
  private long framesReceived;

  public CaseLog(String caseId, String linkName) {
    this.caseId = caseId;
    this.linkName = linkName;
  }

  void sent(LedgerEntry entry) {
    entries.add(entry);
    framesSent += entry.probe().frames().size();
  }

  void received(int frames) {
    framesReceived += frames;
  }

  /** What was sent since the target gave its last sign of life, in the order of sending. */
  List<LedgerEntry> sinceLastSignOfLife() {
    int from = entries.size();
    while (from > 0 && entries.get(from - 1).replies().isEmpty()) {
      from--;
    }
    return entries.subList(from, entries.size()).stream()
        .filter(entry -> entry.probe().role() != Probe.Role.SENTINEL)
        .toList();
  }

  /** What is unanswered now says nothing about the target: the harness did not wait for it. */
  public void excuseUnanswered() {
    entries.stream().filter(entry -> !entry.isAnswered()).forEach(LedgerEntry::excuse);
  }

  /** What was sent last. */
  Optional<LedgerEntry> last() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }

  void state(Statement statement) {
    statements.add(statement);
  }

  void observe(Observation observation) {
    observations.add(observation);
  }

  /** Counts a death of the target; answers how many there were in this case. */
  int countDeath() {
    return ++deaths;
  }

  void nothingToJudge(String reason) {
    nothingToJudge = Optional.of(reason);
  }

  /** Keeps what another program wrote, undecoded. */
  public void attach(String name, byte[] output) {
    attachments.put(name, output.clone());
  }

  void parameter(String name, String value) {
    parameters.put(name, value);
  }

  /** The case. */
  public String caseId() {
    return caseId;
  }

  /** The link it ran over. */
  public String linkName() {
    return linkName;
  }

  /** Its frames. */
  public Capture capture() {
    return capture;
  }

  /** Its probes, in the order of sending. */
  public List<LedgerEntry> entries() {
    return List.copyOf(entries);
  }

  /** What it stated. */
  public List<Statement> statements() {
    return List.copyOf(statements);
  }

  /** What it observed. */
  public List<Observation> observations() {
    return List.copyOf(observations);
  }

  /** Names and values worth showing, in the order in which they were given. */
  public Map<String, String> parameters() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** What other programs printed, undecoded, by name. */
  public Map<String, byte[]> attachments() {
    return Collections.unmodifiableMap(attachments);
  }

  /** Why the target gave the case nothing to judge; empty when it did. */
  public Optional<String> whyNothingToJudge() {
    return nothingToJudge;
  }

  /** How many frames it sent. */
  public long framesSent() {
    return framesSent;
  }

  /** How many frames came back for it. */
  public long framesReceived() {
    return framesReceived;
  }
}
