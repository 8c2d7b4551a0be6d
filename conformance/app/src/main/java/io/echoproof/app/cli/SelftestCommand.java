package io.echoproof.app.cli;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.ExitStatus;
import io.echoproof.app.FileTrouble;
import io.echoproof.app.UsageException;
import io.echoproof.app.faults.FaultMatrix;
import io.echoproof.app.faults.FaultOutcome;
import io.echoproof.app.faults.FuzzedFaults;
import io.echoproof.app.faults.PlantedFault;
import io.echoproof.app.faults.PlantedFaults;
import io.echoproof.app.faults.SelfTest;
import io.echoproof.app.run.Seeds;
import io.echoproof.app.target.BuiltinTarget;
import io.echoproof.app.target.DirectStack;
import io.echoproof.app.target.TargetFactory;
import io.echoproof.conformance.target.TargetProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code echoproof selftest}: the suite against planted faults. */
@Command(
    name = "selftest",
    description = {
      "Run the suite against stacks with planted faults: what must turn red does, and nothing else.",
      "",
      "Each fault is a small mistake around a correct stack in memory. A fault that is missed, or a"
          + " requirement that is falsely accused, is status 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof selftest                    all faults",
      "  echoproof selftest ttl-copied         one of them",
      "  echoproof selftest --fuzz             how long the fuzzer takes to find each, untold",
      "",
      "Exit status: 0 all found and nothing else, 1 missed or falsely accused, 2 wrong usage,",
      "4 environment or harness error."
    })
final class SelftestCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(paramLabel = "FAULT", description = "Names of faults; without any, all.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "HEX", description = "Seed of all random choices.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--matrix",
      paramLabel = "FILE",
      description = "Write the matrix of faults and requirements as CSV.")
  private Optional<Path> matrix = Optional.empty();

  @Option(names = "--fuzz", description = "Let the fuzzer find the faults instead of the suite.")
  private boolean fuzz;

  @Override
  public Integer call() {
    List<PlantedFault> faults = faults();
    long seedUsed = seed.map(Seeds::parse).orElseGet(Seeds::fresh);
    TargetProfile profile = SelfTest.offering(TargetFactory.builtinProfile());
    DirectStack.Factory stacks = BuiltinTarget.stacks(profile);
    int threads = Runtime.getRuntime().availableProcessors();
    main.terminal()
        .plain(
            String.format(
                "selftest  %d faults, %d at a time, seed %s",
                faults.size(), threads, Seeds.format(seedUsed)));
    SelftestPrinter printer = new SelftestPrinter(main.terminal());
    if (fuzz) {
      return printer.fuzzed(
              new FuzzedFaults(profile, stacks, seedUsed, threads).run(faults, printer::found))
          ? ExitStatus.CONFORMANT
          : ExitStatus.NOT_CONFORMANT;
    }
    SelfTest test =
        new SelfTest(profile, clock -> stacks.create(clock).toFrameFunction(), seedUsed, threads);
    long start = System.nanoTime();
    Set<String> red = test.redWithoutFault();
    List<FaultOutcome> outcomes = test.run(faults, printer::outcome);
    matrix.ifPresent(file -> write(file, outcomes));
    boolean right = printer.end(outcomes, red, (System.nanoTime() - start) / 1e9);
    return right ? ExitStatus.CONFORMANT : ExitStatus.NOT_CONFORMANT;
  }

  private List<PlantedFault> faults() {
    List<PlantedFault> all = PlantedFaults.all();
    for (String name : names) {
      if (all.stream().noneMatch(fault -> fault.name().equals(name))) {
        throw new UsageException(
            "no planted fault is called '" + name + "'; --matrix FILE has all names");
      }
    }
    return names.isEmpty()
        ? all
        : all.stream().filter(fault -> names.contains(fault.name())).toList();
  }

  private static void write(Path file, List<FaultOutcome> outcomes) {
    try {
      Files.writeString(file, FaultMatrix.csv(outcomes));
    } catch (IOException e) {
      throw new EnvironmentException("--matrix " + file + ": " + FileTrouble.words(e));
    }
  }
}
