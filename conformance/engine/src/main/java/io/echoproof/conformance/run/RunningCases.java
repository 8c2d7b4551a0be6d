package io.echoproof.conformance.run;

import io.echoproof.conformance.judge.Judge;
import io.echoproof.conformance.suite.CaseHost;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.wire.Agenda;
import io.echoproof.conformance.wire.CaseLog;
import io.echoproof.conformance.wire.Channel;
import io.echoproof.conformance.wire.Craft;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.RunAbortedException;
import io.echoproof.conformance.wire.TargetDiedException;
import io.echoproof.conformance.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each case its wire and takes down what happens, while JUnit calls them. */
final class RunningCases implements CaseHost {
  private static final String ERROR_OUTPUT = "what the target said beside its frames";

  private final List<Channel> channels;
  private final Craft craft;
  private final Map<String, CasePlan> plans;
  private final RunSettings settings;
  private final RunListener listener;
  private final Judge judge;
  private final Map<String, CaseExecution> executions = new LinkedHashMap<>();
  private final Agenda agenda = new Agenda();
  private boolean stopped;

  RunningCases(
      List<Channel> channels,
      Craft craft,
      Map<String, CasePlan> plans,
      RunSettings settings,
      RunListener listener) {
    this.channels = channels;
    this.craft = craft;
    this.plans = plans;
    this.settings = settings;
    this.listener = listener;
    this.judge = new Judge(Suite.INVARIANTS, Suite.DUPLICATES_ROW, settings.timeout());
  }

  /** What ran, by case id, in the order of running. */
  Map<String, CaseExecution> executions() {
    return executions;
  }

  private Optional<Channel> channel(String caseId) {
    return Optional.ofNullable(plans.get(caseId)).flatMap(CasePlan::link).map(channels::get);
  }

  @Override
  public Optional<String> refuse(CaseInfo info) {
    Optional<Channel> channel = channel(info.id());
    if (channel.isEmpty()) {
      return Optional.of("does not run on this target");
    }
    if (stopped) {
      return Optional.of("the run was ended");
    }
    return channel.get().death();
  }

  @Override
  public Wire open(CaseInfo info) {
    Channel channel = channel(info.id()).orElseThrow();
    CaseExecution execution =
        executions.computeIfAbsent(
            info.id(), id -> new CaseExecution(new CaseLog(id, channel.link().name())));
    return new Wire(channel, craft, execution.log(), info.requirement(), settings.volume(), agenda);
  }

  @Override
  public void run(CaseInfo info, Wire wire, Body body) throws Throwable {
    CaseExecution execution = executions.get(info.id());
    if (execution == null) {
      throw new IllegalStateException("the case " + info.id() + " was not opened");
    }
    listener.caseStarted(info, execution.log().linkName(), executions.size(), runnable());
    try {
      observed(execution, wire, body);
    } finally {
      boolean failed = isKnownToFail(execution.log());
      stopped |= failed && settings.failFast();
      listener.caseFinished(info, failed);
    }
  }

  private void observed(CaseExecution execution, Wire wire, Body body) throws Throwable {
    long start = System.nanoTime();
    try {
      body.run();
      wire.sentinel();
    } catch (TargetDiedException e) {
      // The packet that did it is marked in the ledger; the case is judged by that.
    } catch (RunAbortedException e) {
      stopped = true;
      execution.interrupted();
      throw e;
    } catch (Throwable thrown) {
      execution.broke(thrown);
      execution.log().excuseUnanswered();
      throw thrown;
    } finally {
      execution.finished(System.nanoTime() - start);
      keepErrorOutput(execution.log());
    }
  }

  /** Goes on with the cases that left something for later, each at its time. */
  void doWhatWasLeftForLater() {
    for (var next = agenda.next(); next.isPresent(); next = agenda.next()) {
      Agenda.Item item = next.get();
      CaseExecution execution = executions.get(item.wire().caseId());
      if (execution == null) {
        throw new IllegalStateException("the case " + item.wire().caseId() + " was not opened");
      }
      Optional<String> death = channel(item.wire().caseId()).orElseThrow().death();
      if (stopped) {
        execution.interrupted();
      } else if (death.isPresent()) {
        execution.cutShort("not finished: " + death.get());
      } else {
        goOn(execution, item);
      }
    }
  }

  private void goOn(CaseExecution execution, Agenda.Item item) {
    listener.waiting(item.wire().caseId(), item.rest());
    try {
      observed(
          execution,
          item.wire(),
          () -> {
            item.await();
            item.body().run();
          });
    } catch (Throwable thrown) {
      // It was taken down; what other cases left is done all the same, unless the run was aborted.
      if (thrown instanceof VirtualMachineError error) {
        throw error;
      }
    }
    stopped |= settings.failFast() && isKnownToFail(execution.log());
  }

  private void keepErrorOutput(CaseLog log) {
    byte[] output = channel(log.caseId()).orElseThrow().link().takeErrorOutput();
    if (output.length > 0) {
      log.attach(ERROR_OUTPUT, output);
    }
  }

  /** Whether a failure has ended the run. */
  boolean isStopped() {
    return stopped;
  }

  private int runnable() {
    return (int) plans.values().stream().filter(plan -> plan.link().isPresent()).count();
  }

  /** Replies may still come late, so what is missing does not count yet. */
  private boolean isKnownToFail(CaseLog log) {
    if (!log.statements().isEmpty()) {
      return true;
    }
    for (LedgerEntry entry : log.entries()) {
      boolean settled = entry.isAnswered() || entry.isDeadly() || settings.failFast();
      if (settled && !judge.judge(entry, log.caseId()).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
