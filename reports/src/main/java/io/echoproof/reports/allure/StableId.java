package io.echoproof.reports.allure;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.RunRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Ids that depend on what a case is and not on where it stands, so that its history survives cases
 * that are added before it.
 */
final class StableId {
  private static final int HEX_DIGITS = 32;

  private StableId() {}

  /** Same for the same case against the same target, in every run. */
  static String history(RunRecord run, CaseRecord testCase) {
    return hash(run.target().kind(), run.target().name(), testCase.id());
  }

  /** Same for the same case, whatever the target. */
  static String testCase(CaseRecord testCase) {
    return hash("case", testCase.id());
  }

  /** One for each result; writing a run's results again gives the same files. */
  static UUID result(RunRecord run, CaseRecord testCase) {
    String text = run.startedAt() + "\n" + run.seed() + "\n" + history(run, testCase);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String... parts) {
    try {
      // The separator keeps ("a", "bc") and ("ab", "c") apart.
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
