package io.echoproof.app.oracle;

import io.echoproof.app.frame.Ipv4Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * What has arrived in parts (RFC 791, section 3.2; RFC 1122, section 3.3.2): which datagrams the
 * target surely has together, and which not. Forgets nothing before the target surely has.
 */
final class FragmentRules {
  private final long keepsAtLeast;
  private final long keepsAtMost;
  private final int pendingAtMost;
  private final List<Assembly> pending = new ArrayList<>();
  private final List<Assembly> spare = new ArrayList<>();
  private Assembly complete = new Assembly();
  private long fragments;

  FragmentRules(FreeChoices choices) {
    keepsAtLeast = choices.keepsAtLeast().toNanos();
    keepsAtMost = choices.keepsAtMost().toNanos();
    pendingAtMost = choices.pendingAtMost();
  }

  int pending() {
    return pending.size();
  }

  /** The datagram that the last fragment completed. */
  Assembly complete() {
    return complete;
  }

  /** Counts a fragment, of whatever protocol: Linux counts them all (ipfrag_max_dist). */
  void count() {
    fragments++;
  }

  /**
   * Takes a fragment that was counted.
   *
   * @param refusable whether the target may refuse it for its own options
   * @return a rule that obliges to a reply when a datagram is complete
   */
  Rule judge(Datagram d, long now, boolean refusable) {
    expire(now);
    Assembly assembly = find(d, now);
    assembly.touched(now, fragments);
    if (refusable) {
      assembly.leaveLacking();
    }
    if (d.headerLength + d.fragmentOffset() + d.payloadLength() > Ipv4Layout.LONGEST_DATAGRAM) {
      assembly.leaveOpen(Rule.FRG_15_FREE);
      return Rule.FRG_15;
    }
    if (assembly.open() == Rule.UNDECIDED) {
      assembly.leaveOpen(assembly.add(d));
    }
    if (assembly.open() != Rule.UNDECIDED) {
      return assembly.open();
    }
    return assembly.isComplete() ? finish(assembly, d, now) : Rule.FRG_20;
  }

  private Rule finish(Assembly assembly, Datagram d, long now) {
    pending.remove(assembly);
    if (assembly.mayLack()) {
      // Who refused a fragment still has the others, and they meet what follows under the same key.
      begin(d, now).leaveOpen(Rule.OPT_23_FREE);
    }
    spare.add(complete);
    complete = assembly;
    Rule ecn = assembly.ecn();
    if (ecn != Rule.UNDECIDED) {
      return ecn;
    }
    if (assembly.optionsLength() + Ipv4Layout.OPTIONS + assembly.length()
        > Ipv4Layout.LONGEST_DATAGRAM) {
      return Rule.FRG_15_FREE;
    }
    if (assembly.hadDuplicate()) {
      return Rule.FRG_06;
    }
    return assembly.isInOrder() ? Rule.FRG_01 : Rule.FRG_02;
  }

  private Assembly find(Datagram d, long now) {
    for (int i = 0; i < pending.size(); i++) {
      Assembly assembly = pending.get(i);
      if (assembly.isOf(d)) {
        if (now - assembly.firstArrival() > keepsAtLeast) {
          assembly.leaveOpen(Rule.FRG_16);
        }
        if (fragments - assembly.lastFragment() > pendingAtMost) {
          assembly.leaveOpen(Rule.FRG_31);
        }
        return assembly;
      }
    }
    return begin(d, now);
  }

  private Assembly begin(Datagram d, long now) {
    Assembly assembly = spare.isEmpty() ? new Assembly() : spare.remove(spare.size() - 1);
    assembly.begin(d, now);
    pending.add(assembly);
    if (pending.size() > pendingAtMost) {
      // Which one the target gives up for it is the target's choice (RFC 1122, section 3.3.2).
      pending.forEach(a -> a.leaveOpen(Rule.FRG_31));
    }
    return assembly;
  }

  /** What is known is forgotten a fixed time after its first fragment, all else after its last. */
  private void expire(long now) {
    for (int i = pending.size() - 1; i >= 0; i--) {
      Assembly assembly = pending.get(i);
      boolean known = assembly.open() == Rule.UNDECIDED;
      long since = known ? assembly.firstArrival() : assembly.lastArrival();
      if (now - since > keepsAtMost) {
        pending.remove(i);
        spare.add(assembly);
      }
    }
  }
}
