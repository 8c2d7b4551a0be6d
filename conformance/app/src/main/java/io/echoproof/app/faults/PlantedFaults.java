package io.echoproof.app.faults;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All planted faults, in the order of the catalogue's areas. */
public final class PlantedFaults {
  private PlantedFaults() {}

  /** The areas for which it is said what may be red. */
  public static Set<String> areas() {
    return ExpectedVerdicts.load().areas();
  }

  /** Each with what the suite has to say about it. */
  public static List<PlantedFault> all() {
    ExpectedVerdicts verdicts = ExpectedVerdicts.load();
    return Stream.of(
            HeaderFaults.all(),
            ServiceFaults.all(),
            AddressFaults.all(),
            ChecksumFaults.all(),
            EchoFaults.all(),
            TypeFaults.all(),
            TimestampFaults.all(),
            OptionFaults.all(),
            FragmentFaults.all(),
            ReassemblyFaults.all(),
            AssemblyFaults.all(),
            FragmentedReplyFaults.all(),
            ReceivedErrorFaults.all(),
            StateFaults.all(),
            List.of(
                PlantedFault.stateless(
                    "tutorial",
                    "A whole program that serves ping with its default size and little else.",
                    s -> new TutorialStack())))
        .flatMap(List::stream)
        .map(verdicts::about)
        .toList();
  }
}
