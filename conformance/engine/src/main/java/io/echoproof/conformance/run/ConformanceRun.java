package io.echoproof.conformance.run;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.wire.Agenda;
import io.echoproof.conformance.wire.CaseLog;
import io.echoproof.conformance.wire.Channel;
import io.echoproof.conformance.wire.Craft;
import io.echoproof.conformance.wire.RunAbortedException;
import io.echoproof.conformance.wire.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of selected cases on a target. The cases are JUnit tests and JUnit's launcher calls them;
 * the verdicts are computed from the ledgers when all of them have run and late replies had their
 * time.
 */
public final class ConformanceRun {
  private static final int CONTACTS = 20;

  private final Catalogue catalogue;
  private final Selection selection;
  private final RunSettings settings;
  private final RunListener listener;
  private final List<Channel> channels = new ArrayList<>();
  private final Craft craft;
  private final Map<String, CasePlan> plans = new LinkedHashMap<>();
  private final List<Class<?>> classes = new ArrayList<>(Suite.CLASSES);
  private final ExtraCases extra;
  private volatile boolean aborted;

  /** A run of the suite alone. */
  public ConformanceRun(
      Catalogue catalogue,
      Target target,
      Selection selection,
      RunSettings settings,
      RunListener listener) {
    this(catalogue, target, selection, settings, listener, ExtraCases.NONE);
  }

  /** A run of the suite and of some cases more. */
  public ConformanceRun(
      Catalogue catalogue,
      Target target,
      Selection selection,
      RunSettings settings,
      RunListener listener,
      ExtraCases extra) {
    this.catalogue = catalogue;
    this.selection = selection;
    this.settings = settings;
    this.listener = listener;
    this.extra = extra;
    this.classes.addAll(extra.classes());
    this.craft = new Craft(target.profile(), settings.seed());
    for (Link link : target.links()) {
      channels.add(
          new Channel(
              link,
              target.profile(),
              settings.timeout(),
              () -> target.restart(link),
              target.switchboard(),
              target.clock(link)));
    }
    for (CaseInfo info : Suite.cases(classes)) {
      if (selection.cases().contains(info.id())) {
        plans.put(
            info.id(),
            CasePlan.of(
                info,
                target.profile(),
                target.links(),
                catalogue,
                link -> target.clock(link).isPresent(),
                !selection.waiting().contains(info.id())));
      }
    }
  }

  /** What is to become of each selected case. */
  public List<CasePlan> plan() {
    return List.copyOf(plans.values());
  }

  /** Ends the run soon; what was judged so far is the result. May be called by any thread. */
  public void abort() {
    aborted = true;
    channels.forEach(Channel::abort);
  }

  /** Runs it. */
  public RunResult execute() {
    Instant startedAt = Instant.now();
    long startNanoTime = System.nanoTime();
    boolean answered = makeContactUnlessAborted();
    RunningCases running = new RunningCases(channels, craft, plans, settings, listener);
    if (answered) {
      new CaseLauncher(classes, extra.resources())
          .launch(running, plans.keySet(), settings.repeat(), () -> aborted || running.isStopped());
      running.doWhatWasLeftForLater();
      listener.draining();
      channels.forEach(Channel::drain);
    }
    List<CaseResult> cases =
        new CaseVerdicts(catalogue, settings, channels, answered, aborted)
            .cases(plans, running.executions());
    return new RunResult(
        startedAt,
        startNanoTime,
        Instant.now(),
        cases,
        new RequirementVerdicts(catalogue, selection, channels.get(0).profile(), cases).all(),
        cases.stream()
            .flatMap(c -> c.log().stream())
            .flatMap(log -> log.observations().stream())
            .toList(),
        List.copyOf(channels),
        aborted,
        answered);
  }

  private boolean makeContactUnlessAborted() {
    try {
      return makeContact();
    } catch (RunAbortedException e) {
      return false;
    }
  }

  /** A target that answers nothing at all can't be judged. Also measures what an answer takes. */
  private boolean makeContact() {
    boolean answered = true;
    for (Channel channel : channels) {
      CaseLog log = new CaseLog("first contact", channel.link().name());
      Wire wire = new Wire(channel, craft, log, "ECH-01", false, new Agenda());
      answered &= wire.firstContact(CONTACTS);
    }
    return answered;
  }
}
