package io.echoproof.app.faults;

import io.echoproof.conformance.link.FrameFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A mistake, and what a suite that is worth anything says about a stack that makes it.
 *
 * @param name short, for the matrix
 * @param what the mistake in a sentence
 * @param plant puts it around a correct stack; each time with a state of its own
 * @param mustBeRed requirements that turn red, whatever the seed
 * @param mayBeRed others that may, with the reason
 * @param observations requirements whose recorded behaviour changes
 * @param isStateless whether one frame alone shows it
 */
public record PlantedFault(
    String name,
    String what,
    UnaryOperator<FrameFunction> plant,
    Set<String> mustBeRed,
    List<Maybe> mayBeRed,
    Set<String> observations,
    boolean isStateless) {

  /**
   * Requirements that may turn red.
   *
   * @param requirements their ids; {@code FRG-*} is a whole area, {@code *} everything
   * @param reason why, and why not always
   */
  public record Maybe(Set<String> requirements, String reason) {
    boolean covers(String requirement) {
      return requirements.contains("*")
          || requirements.contains(requirement)
          || requirements.contains(requirement.substring(0, 3) + "-*");
    }
  }

  /** A fault that one frame shows. */
  static PlantedFault stateless(String name, String what, UnaryOperator<FrameFunction> plant) {
    return new PlantedFault(name, what, plant, Set.of(), List.of(), Set.of(), true);
  }

  /** A fault that depends on what came before. */
  static PlantedFault stateful(String name, String what, UnaryOperator<FrameFunction> plant) {
    return new PlantedFault(name, what, plant, Set.of(), List.of(), Set.of(), false);
  }

  /** Turns these red. */
  PlantedFault red(String blankSeparated) {
    return new PlantedFault(
        name, what, plant, ids(blankSeparated), mayBeRed, observations, isStateless);
  }

  /** May turn these red. */
  PlantedFault maybe(String blankSeparated, String reason) {
    List<Maybe> more = new ArrayList<>(mayBeRed);
    more.add(new Maybe(ids(blankSeparated), reason));
    return new PlantedFault(
        name, what, plant, mustBeRed, List.copyOf(more), observations, isStateless);
  }

  /** Changes what is recorded about these. */
  PlantedFault observed(String blankSeparated) {
    return new PlantedFault(
        name, what, plant, mustBeRed, mayBeRed, ids(blankSeparated), isStateless);
  }

  /** Whether a row may be red with this fault. */
  public boolean allows(String requirement) {
    return mustBeRed.contains(requirement)
        || mayBeRed.stream().anyMatch(maybe -> maybe.covers(requirement));
  }

  private static Set<String> ids(String blankSeparated) {
    return new TreeSet<>(List.of(blankSeparated.split(" ")));
  }
}
