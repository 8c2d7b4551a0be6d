package io.echoproof.app.ping;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.suite.Case;
import io.echoproof.conformance.wire.Wire;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replies that are wrong on purpose: the system's ping must not take one for a good reply. */
@ExtendWith(PingStageResolver.class)
final class PingMisbehaviourCases {
  @Case(
      value = "PNG-02.bad-checksum",
      title = "A reply with a wrong ICMP checksum is not taken for a received one",
      needs = Carriage.OPERATING_SYSTEM)
  void badChecksum(Wire wire, PingStage stage) throws IOException {
    isNotTaken(wire, "PNG-02", stage.performance(PingActs.BAD_CHECKSUM));
  }

  @Case(
      value = "PNG-03.altered",
      title = "Altered data is reported: octet 7, octet 20",
      needs = Carriage.OPERATING_SYSTEM)
  void altered(Wire wire, PingStage stage) throws IOException {
    isReported(wire, "PNG-03", stage.performance(PingActs.ALTERED_EARLY));
    isReported(wire, "PNG-03", stage.performance(PingActs.ALTERED_LATE));
  }

  @Case(
      value = "PNG-04.length",
      title = "A reply with less or more data than was sent is reported: 8 of 32, 40 of 32",
      needs = Carriage.OPERATING_SYSTEM)
  void length(Wire wire, PingStage stage) throws IOException {
    hasLength(wire, stage.performance(PingActs.SHORTENED), 8);
    hasLength(wire, stage.performance(PingActs.LENGTHENED), PingAct.USUAL_SIZE + 8);
  }

  @Case(
      value = "PNG-05.other-key",
      title = "A reply with another identifier or sequence number is not this request's",
      needs = Carriage.OPERATING_SYSTEM)
  void otherKey(Wire wire, PingStage stage) throws IOException {
    isNotTaken(wire, "PNG-05", stage.performance(PingActs.WRONG_IDENTIFIER));
    isNotTaken(wire, "PNG-05", stage.performance(PingActs.WRONG_SEQUENCE));
  }

  @Case(
      value = "PNG-05.other-source",
      title = "A reply from another address is not this request's, or is marked",
      needs = Carriage.OPERATING_SYSTEM)
  void otherSource(Wire wire, PingStage stage) throws IOException {
    isReported(wire, "PNG-05", stage.performance(PingActs.WRONG_SOURCE));
  }

  @Case(
      value = "PNG-06.duplicate",
      title = "A second reply to a request is marked or ignored, and counted for no other",
      needs = Carriage.OPERATING_SYSTEM)
  void duplicate(Wire wire, PingStage stage) throws IOException {
    PingPerformance seen = stage.performance(PingActs.DUPLICATE);
    PingNotes.note(wire, seen);
    if (seen.unmarked().size() != 2 || seen.counted() != 2) {
      PingNotes.fail(
          wire,
          "PNG-06",
          seen,
          "2 replies counted, and no other one printed without a remark",
          seen.said());
    }
  }

  @Case(
      value = "PNG-11.late",
      title = "A reply that comes after the next request is counted for its own, if at all",
      needs = Carriage.OPERATING_SYSTEM)
  void late(Wire wire, PingStage stage) throws IOException {
    PingPerformance seen = stage.performance(PingActs.LATE);
    PingNotes.note(wire, seen);
    for (PingReply line : seen.output().replies()) {
      boolean punctual = line.ttl() == PingActs.PUNCTUAL_TTL;
      if (line.sequence().orElse(punctual ? 2 : 1) != (punctual ? 2 : 1)) {
        PingNotes.fail(
            wire,
            "PNG-11",
            seen,
            "TTL " + line.ttl() + " with the sequence number that the reply has",
            "sequence number " + line.sequence().orElse(0));
      }
    }
    if (seen.output().replies().stream().noneMatch(l -> l.ttl() == PingActs.PUNCTUAL_TTL)) {
      PingNotes.fail(wire, "PNG-11", seen, "the reply in time is printed", seen.said());
    }
  }

  @Case(
      value = "PNG-12.code",
      title = "Whether a reply with code 7 is counted",
      needs = Carriage.OPERATING_SYSTEM)
  void code(Wire wire, PingStage stage) throws IOException {
    PingPerformance seen = stage.performance(PingActs.CODE);
    PingNotes.note(wire, seen);
    wire.observe(
        "PNG-12", "ping: a reply with code 7", seen.counted() > 0 ? "counted" : "not counted");
  }

  @Case(
      value = "PNG-13.all-zero",
      title = "An all-zero reply with checksum 0000 is not counted",
      needs = Carriage.OPERATING_SYSTEM)
  void allZero(Wire wire, PingStage stage) throws IOException {
    PingPerformance first = stage.performance(PingActs.BAD_CHECKSUM);
    PingNotes.note(wire, first);
    wire.nothingToJudge(
        "this ping's requests are never all zero: its sequence numbers begin at 1 and its data with"
            + " the time");
  }

  /** Neither counted nor a reason for success. */
  private static void isNotTaken(Wire wire, String row, PingPerformance seen) {
    PingNotes.note(wire, seen);
    if (seen.isContent() && !isMarked(seen)) {
      PingNotes.fail(
          wire, row, seen, "no reply counted, or printed with a remark only", seen.said());
    }
  }

  /** Not counted, or the user is told. */
  private static void isReported(Wire wire, String row, PingPerformance seen) {
    PingNotes.note(wire, seen);
    if (!seen.unmarked().isEmpty() || (seen.isContent() && !isMarked(seen))) {
      PingNotes.fail(wire, row, seen, "the reply is not printed, or with a remark", seen.said());
    }
  }

  private static boolean isMarked(PingPerformance seen) {
    return !seen.output().replies().isEmpty() && seen.unmarked().isEmpty();
  }

  private static void hasLength(Wire wire, PingPerformance seen, int length) {
    PingNotes.note(wire, seen);
    for (PingReply line : seen.output().replies()) {
      if (line.dataBytes() != length) {
        PingNotes.fail(
            wire,
            "PNG-04",
            seen,
            length + " data octets printed, as in the reply",
            line.dataBytes() + " printed");
      }
    }
    if (seen.output().replies().isEmpty() && seen.isContent()) {
      PingNotes.fail(wire, "PNG-04", seen, "a line about the reply, or no success", seen.said());
    }
  }
}
