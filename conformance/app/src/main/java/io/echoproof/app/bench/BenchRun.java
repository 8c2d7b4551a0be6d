package io.echoproof.app.bench;

import io.echoproof.tun.linux.ProcessorAffinity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A benchmark from the opening of its targets to the last measurement. */
public final class BenchRun {
  private final BenchRequest request;
  private final OptionalInt processor;
  private final BooleanSupplier interrupted;

  /**
   * @param processor the load generator's, when it is to keep to one
   * @param interrupted whether the user wants an end
   */
  public BenchRun(BenchRequest request, OptionalInt processor, BooleanSupplier interrupted) {
    this.request = request;
    this.processor = processor;
    this.interrupted = interrupted;
  }

  /**
   * Measures on this thread.
   *
   * @param progress is told what happens next
   * @throws io.echoproof.app.UsageException when the request is wrong
   * @throws io.echoproof.app.EnvironmentException when a target can't be reached or never answers
   * @throws io.echoproof.tun.TunException when this machine lacks something or forbids it
   */
  public BenchReport run(Consumer<String> progress) {
    List<Contestant> contestants = new ArrayList<>();
    try {
      ContestantFactory factory = new ContestantFactory(request);
      contestants.add(factory.target());
      request.rivals().forEach(rival -> contestants.add(factory.rival(rival)));
      // After threads were started: they would inherit it.
      processor.ifPresent(p -> ProcessorAffinity.pin(ProcessorAffinity.THIS_THREAD, p));
      Contest contest = new Contest(contestants, request.settings(), request.turns(), interrupted);
      List<BenchReport.Measured> measured = new ArrayList<>();
      for (Load load : request.loads()) {
        if (!interrupted.getAsBoolean()) {
          measured.add(new BenchReport.Measured(load, contest.run(load, progress)));
        }
      }
      return new BenchReport(
          request.settings(),
          request.turns(),
          contestants.stream().map(BenchReport.Subject::of).toList(),
          List.copyOf(measured));
    } finally {
      contestants.forEach(Contestant::close);
    }
  }
}
