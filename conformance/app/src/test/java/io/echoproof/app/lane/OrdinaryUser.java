package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A user who may do nothing in particular. A lane that runs as root becomes one; another lane's
 * user is one already, and stays who he is.
 */
final class OrdinaryUser {
  /** Whoever owns nothing, on most systems called nobody. */
  private static final int ID = 65_534;

  private static final List<String> BECOME =
      List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups");

  private final List<String> become;

  private OrdinaryUser(List<String> become) {
    this.become = become;
  }

  /** Finds out by trying. */
  static OrdinaryUser find() throws InterruptedException {
    List<String> trial = new ArrayList<>(BECOME);
    trial.add("true");
    boolean possible = SystemProgram.refusal(new ProcessBuilder(trial)).isEmpty();
    return new OrdinaryUser(possible ? BECOME : List.of());
  }

  /** Whether it is another user than that of the lane. */
  boolean isAnother() {
    return !become.isEmpty();
  }

  /** Why the user can't have a network of his own, which needs a user namespace. */
  Optional<String> withoutNetwork() throws InterruptedException {
    return refusal("unshare", "--user", "--map-root-user", "--net", "true");
  }

  /** Why the user can't run a program; empty when he can. */
  Optional<String> refusal(String... command) throws InterruptedException {
    return SystemProgram.refusal(new ProcessBuilder(as(command)));
  }

  /** A command as this user runs it. */
  List<String> as(String... command) {
    List<String> words = new ArrayList<>(become);
    words.addAll(List.of(command));
    return words;
  }

  /** Gives him a directory. */
  void own(Path directory) throws IOException {
    if (isAnother()) {
      Files.setAttribute(directory, "unix:uid", ID);
      Files.setAttribute(directory, "unix:gid", ID);
    }
  }
}
