package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The checked-in sequences, and the target that they were written for. */
final class Corpus {
  static final Ipv4Address TARGET = Ipv4Address.of("192.0.2.1");
  static final Ipv4Address TESTER = Ipv4Address.of("192.0.2.2");

  static final TargetProfile PROFILE =
      new TargetProfile(
          TargetProfile.Kind.RESPONDER, TARGET, new Ipv4Prefix(TARGET, 24), 1500, TESTER, Set.of());

  static final OracleSettings SETTINGS = TargetChoices.builtin(PROFILE);

  private Corpus() {}

  private static Path directory() {
    try {
      return Path.of(Corpus.class.getResource("corpus").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> names() {
    try (var files = Files.list(directory())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CaseFile read(String name) {
    return CaseFile.read(directory().resolve(name));
  }
}
