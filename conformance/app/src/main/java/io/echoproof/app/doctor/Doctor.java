package io.echoproof.app.doctor;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.doctor.Diagnosis.NotCarried;
import io.echoproof.app.host.Programs;
import io.echoproof.app.run.RunService;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.app.target.TargetFactory;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.run.CasePlan;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.tun.TunException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds out what can be run on this machine, by running a little of it. */
public final class Doctor {
  private final Map<String, String> environment;
  private final Path tunDevice;

  /**
   * @param environment the process's environment variables
   * @param tunDevice path of the tun device
   */
  public Doctor(Map<String, String> environment, Path tunDevice) {
    this.environment = environment;
    this.tunDevice = tunDevice;
  }

  /** Looks at everything. Nothing is left behind. */
  public Diagnosis examine() {
    MachineChecks machine = new MachineChecks(new Programs(environment), tunDevice);
    List<Check> checks = new ArrayList<>(machine.forLinks());
    List<LinkState> states = new ArrayList<>();
    List<CasePlan> plans = new ArrayList<>();
    try (Target target = target(states)) {
      List<Link> working = new ArrayList<>();
      for (Link link : target.links()) {
        LinkState state = attempt(link, target);
        states.add(state);
        if (state.available()) {
          working.add(link);
        }
      }
      Catalogue catalogue = Catalogue.load();
      for (CaseInfo info : RunService.allCases()) {
        plans.add(CasePlan.of(info, target.profile(), working, catalogue));
      }
    }
    states.forEach(state -> checks.add(check(state)));
    checks.addAll(machine.forRuns());
    return new Diagnosis(
        List.copyOf(checks),
        List.copyOf(states),
        (int) plans.stream().filter(plan -> plan.link().isPresent()).count(),
        (int) plans.stream().filter(plan -> plan.verdict() == Verdict.NOT_APPLICABLE).count(),
        plans.stream()
            .filter(plan -> plan.verdict() == Verdict.SKIPPED)
            .map(plan -> new NotCarried(plan.info().id(), plan.reason()))
            .toList());
  }

  /** The built-in target with all links that it can have here; the others are noted. */
  private Target target(List<LinkState> unavailable) {
    try {
      PreparedTarget prepared = prepare(Optional.empty());
      prepared.unavailable().forEach((link, why) -> unavailable.add(unavailable(link, why)));
      return prepared.target();
    } catch (EnvironmentException | LinkException | TunException e) {
      unavailable.add(unavailable("pcap", String.valueOf(e.getMessage())));
      return prepare(Optional.of("memory")).target();
    }
  }

  private PreparedTarget prepare(Optional<String> link) {
    return new TargetFactory(environment)
        .prepare(
            new TargetRequest(
                TargetRequest.BUILTIN,
                link,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                tunDevice,
                Optional.empty(),
                Duration.ofSeconds(1)));
  }

  private static LinkState unavailable(String link, String why) {
    return new LinkState(link, false, why, Set.of());
  }

  private static LinkState attempt(Link link, Target target) {
    try {
      RoundTrip.over(link, target.profile());
      return new LinkState(
          link.name(),
          true,
          "an echo request to " + target.profile().address() + " was answered",
          link.carries());
    } catch (LinkException e) {
      return unavailable(link.name(), String.valueOf(e.getMessage()));
    }
  }

  private static Check check(LinkState state) {
    String name = "link " + state.name();
    return state.available() ? Check.ok(name, state.detail()) : Check.no(name, state.detail(), "");
  }
}
