package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Obligation;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.oracle.Reply;
import io.echoproof.app.oracle.ReplyReader;
import io.echoproof.app.oracle.ReplyRules;
import io.echoproof.app.oracle.Violation;
import io.echoproof.app.target.DirectStack;

/** What comes back for one frame, while nothing else is under way. */
final class Exchange implements DirectStack.Replies {
  private final ReplyReader reader;
  private final ReplyRules rules;
  private final Reply reply = new Reply();
  private final Expectation expectation = new Expectation();
  private Disagreement found = Disagreement.NONE;
  private int replies;

  Exchange(OracleSettings settings) {
    this.reader = new ReplyReader(settings);
    this.rules = new ReplyRules(settings);
  }

  /** To be filled by the oracle before the frame is sent. */
  Expectation begin() {
    found = Disagreement.NONE;
    replies = 0;
    return expectation;
  }

  Expectation expectation() {
    return expectation;
  }

  @Override
  public void add(byte[] frame, int length) {
    if (found.isThere()) {
      return;
    }
    found = reader.read(frame, length, reply);
    if (found.isThere() || !reply.isWhole()) {
      return;
    }
    found = rules.check(expectation, reply);
    if (!reply.isError() && ++replies > 1 && !found.isThere()) {
      found =
          new Disagreement(
              "ECH-12",
              Violation.REPEATED,
              "more than one reply to: " + expectation.rule().condition());
    }
  }

  /** Everything that comes has come. */
  Disagreement end() {
    if (reader.incomplete() > 0) {
      reader.forget();
      if (!found.isThere()) {
        found = Disagreement.wrong("FRG-32", "fragments of a reply are missing");
      }
    }
    if (!found.isThere() && replies == 0 && expectation.obligation() == Obligation.REPLY) {
      found = ReplyRules.missing(expectation);
    }
    return found;
  }

  /** The target died of the frame. */
  Disagreement died(Throwable cause) {
    return new Disagreement(
        "NOI-05",
        Violation.DIED,
        "died of: " + expectation.rule().condition() + " (" + cause + ")");
  }
}
