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
  private final Optional<Path> wintunDll;

  /**
   * @param environment the process's environment variables
   * @param tunDevice path of the tun device
   * @param wintunDll another wintun.dll than the one that is distributed
   */
  public Doctor(Map<String, String> environment, Path tunDevice, Optional<Path> wintunDll) {
    this.environment = environment;
    this.tunDevice = tunDevice;
    this.wintunDll = wintunDll;
  }

  /** Looks at everything. Nothing is left behind. */
  public Diagnosis examine() {
    MachineChecks machine = new MachineChecks(new Programs(environment), tunDevice, wintunDll);
    List<Check> checks = new ArrayList<>(machine.forLinks());
    List<LinkState> states = new ArrayList<>();
    List<CasePlan> plans = plans(states);
    if (Programs.onWindows() || System.getProperty("os.name", "").equals("Linux")) {
      states.add(attempt(TargetRequest.HOST, "tun"));
      // On Windows a run on the built-in target tries it already.
      if (states.stream().noneMatch(state -> state.name().equals("forward"))) {
        states.add(attempt(TargetRequest.BUILTIN, "forward"));
      }
    }
    List<Check> lacking = checks.stream().filter(check -> !check.ok()).toList();
    states.forEach(state -> checks.add(check(state, lacking)));
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

  /** Tries the links that a run on the built-in target uses, and plans such a run. */
  private List<CasePlan> plans(List<LinkState> states) {
    try (Target target = builtin(states)) {
      List<Link> working = new ArrayList<>();
      for (Link link : target.links()) {
        LinkState state = attempt(link, target);
        states.add(state);
        if (state.available()) {
          working.add(link);
        }
      }
      Catalogue catalogue = Catalogue.load();
      return RunService.allCases().stream()
          .map(info -> CasePlan.of(info, target.profile(), working, catalogue))
          .toList();
    }
  }

  private Target builtin(List<LinkState> states) {
    try {
      PreparedTarget prepared = prepare(TargetRequest.BUILTIN, Optional.empty());
      prepared
          .unavailable()
          .forEach((link, why) -> states.add(unavailable(TargetRequest.BUILTIN, link, why)));
      return prepared.target();
    } catch (EnvironmentException | LinkException | TunException e) {
      states.add(unavailable(TargetRequest.BUILTIN, "pcap", String.valueOf(e.getMessage())));
      return prepare(TargetRequest.BUILTIN, Optional.of("memory")).target();
    }
  }

  private LinkState attempt(String name, String link) {
    try (Target target = prepare(name, Optional.of(link)).target()) {
      return attempt(target.links().get(0), target);
    } catch (EnvironmentException | LinkException | TunException e) {
      return unavailable(name, link, String.valueOf(e.getMessage()));
    }
  }

  private PreparedTarget prepare(String target, Optional<String> link) {
    return new TargetFactory(environment)
        .prepare(
            new TargetRequest(
                target,
                link,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                tunDevice,
                wintunDll,
                Optional.empty(),
                Duration.ofSeconds(1)));
  }

  private static LinkState attempt(Link link, Target target) {
    try {
      RoundTrip.over(link, target.profile());
      return new LinkState(
          target.name(),
          link.name(),
          true,
          "an echo request to " + target.profile().address() + " was answered",
          link.carries());
    } catch (LinkException e) {
      return unavailable(target.name(), link.name(), String.valueOf(e.getMessage()));
    }
  }

  private static LinkState unavailable(String target, String link, String why) {
    return new LinkState(target, link, false, why, Set.of());
  }

  /** What was said about the machine already is not said again for each link. */
  private static Check check(LinkState state, List<Check> lacking) {
    String name = "link " + state.name();
    String target = "target " + state.target() + ": ";
    if (state.available()) {
      return Check.ok(name, target + state.detail());
    }
    return Check.no(
        name,
        target
            + lacking.stream()
                .filter(check -> state.detail().contains(check.detail()))
                .findFirst()
                .map(check -> "needs the " + check.name() + ", see above")
                .orElse(state.detail()),
        "");
  }
}
