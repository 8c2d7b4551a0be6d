package io.echoproof.app.lane;

import java.util.Optional;
import java.util.concurrent.Callable;

/** Something that takes long: done at most once, whether it succeeds or not. */
final class Once<T> {
  private final Callable<T> work;
  private Optional<T> result = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();

  Once(Callable<T> work) {
    this.work = work;
  }

  /** Does it, or answers what it came to. */
  synchronized T get() {
    if (result.isEmpty() && failure.isEmpty()) {
      try {
        result = Optional.of(work.call());
      } catch (Exception | AssertionError e) {
        failure = Optional.of(e);
      }
    }
    return result.orElseThrow(
        () ->
            new AssertionError("it was tried once: " + failure.get().getMessage(), failure.get()));
  }
}
