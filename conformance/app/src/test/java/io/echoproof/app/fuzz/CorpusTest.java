package io.echoproof.app.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.target.BuiltinTarget;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sequences that are checked in: what the oracle says to each of their frames. */
class CorpusTest {
  private static final OracleSettings SETTINGS = Corpus.SETTINGS;

  static List<String> names() {
    return Corpus.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theOracleSaysWhatTheFileSays(String name) {
    CaseFile file = Corpus.read(name);
    assertEquals(Optional.empty(), new ReplayedCase(SETTINGS, file).oracleDiffers());
    assertTrue(file.steps().stream().allMatch(step -> step.says().isPresent()), name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theBuiltinResponderAgrees(String name) {
    CaseFile file = Corpus.read(name);
    assertEquals(
        Disagreement.NONE,
        new ReplayedCase(SETTINGS, file).inMemory(BuiltinTarget.stacks(Corpus.PROFILE)));
  }

  @Test
  void aCaseIsWrittenAsItWasRead() {
    for (String name : names()) {
      CaseFile file = Corpus.read(name);
      assertEquals(file, CaseFile.parse(name, file.write().lines().toList()));
    }
  }
}
