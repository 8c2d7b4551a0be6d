package io.echoproof.app.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.echoproof.app.FileTrouble;
import io.echoproof.app.UsageException;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.target.TargetProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A file that describes a target which is not ours: a JSON object with any of {@code kind}, {@code
 * address}, {@code prefix}, {@code mtu}, {@code tester}, {@code second}, {@code features}. What the
 * command line says comes first.
 *
 * @param kind what the target is
 * @param address its address, where the command line does not name it
 * @param prefixLength length of the prefix of its network
 * @param mtu its MTU in octets
 * @param tester the address that probes come from
 * @param second another address of the target in the same network
 * @param features the optional features that it offers
 */
public record ProfileFile(
    TargetProfile.Kind kind,
    Optional<String> address,
    OptionalInt prefixLength,
    OptionalInt mtu,
    Optional<String> tester,
    Optional<String> second,
    Set<String> features) {

  private static final List<String> KEYS =
      List.of("kind", "address", "prefix", "mtu", "tester", "second", "features");

  /** What is assumed of a target that nobody described: it answers echo and nothing else. */
  public static final ProfileFile NONE =
      new ProfileFile(
          TargetProfile.Kind.RESPONDER,
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of());

  /**
   * Reads a file.
   *
   * @throws UsageException when it can't be read or is no profile
   */
  public static ProfileFile read(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readString(file));
      return of(file, root);
    } catch (JsonProcessingException e) {
      throw new UsageException(
          file
              + " is no JSON, line "
              + e.getLocation().getLineNr()
              + ": "
              + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UsageException("--profile " + file + " can't be read: " + FileTrouble.words(e));
    }
  }

  private static ProfileFile of(Path file, JsonNode root) {
    if (!root.isObject()) {
      throw new UsageException(file + " is no profile: a JSON object is expected");
    }
    for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw new UsageException(
            file + ": '" + name + "' is unknown; a profile has " + String.join(", ", KEYS));
      }
    }
    return new ProfileFile(
        kind(file, root.path("kind").asText("responder")),
        text(root, "address"),
        number(file, root, "prefix"),
        number(file, root, "mtu"),
        text(root, "tester"),
        text(root, "second"),
        features(file, root.path("features")));
  }

  private static Optional<String> text(JsonNode root, String name) {
    return root.hasNonNull(name) ? Optional.of(root.get(name).asText()) : Optional.empty();
  }

  /** A word that the catalogue does not have would make rows not applicable behind one's back. */
  private static Set<String> features(Path file, JsonNode words) {
    Set<String> known =
        Catalogue.load().requirements().stream()
            .flatMap(row -> row.features().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!words.isMissingNode() && !words.isArray()) {
      throw new UsageException(file + ": features is a list of words");
    }
    Set<String> features = new LinkedHashSet<>();
    for (JsonNode word : words) {
      if (!known.contains(word.asText())) {
        throw new UsageException(
            file
                + ": the feature '"
                + word.asText()
                + "' is unknown; there are "
                + String.join(", ", known));
      }
      features.add(word.asText());
    }
    return features;
  }

  private static TargetProfile.Kind kind(Path file, String word) {
    try {
      return TargetProfile.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": kind '" + word + "' is unknown; it is responder or host");
    }
  }

  private static OptionalInt number(Path file, JsonNode root, String name) {
    if (!root.hasNonNull(name)) {
      return OptionalInt.empty();
    }
    if (!root.get(name).isInt()) {
      throw new UsageException(file + ": " + name + " is a whole number");
    }
    return OptionalInt.of(root.get(name).asInt());
  }
}
