package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.app.oracle.Expectation.Kind;
import io.echoproof.conformance.target.TargetProfile;

/**
 * What has to come back for any frame at all: a reply, silence, or what the target chooses. It
 * knows the target's configuration and remembers the fragments that came before.
 *
 * <p>The rules are asked in the order in which a frame is read: header, addresses, protocol,
 * fragments, options, message. One that demands silence decides; one that leaves a choice is
 * outweighed only by silence; what obliges to a reply is named last. One thread; allocates nothing
 * per frame but for what is reassembled.
 */
public final class Oracle {
  private static final int PROTOCOL_IP_IN_IP = 4;
  private static final int PROTOCOL_ICMPV6 = 58;

  /** EMTU_R of every host (RFC 1122, section 3.3.2), in octets. */
  private static final int LEAST_REASSEMBLED = 576;

  private final OracleSettings settings;
  private final FreeChoices choices;
  private final AddressRules addresses;
  private final OptionRules options = new OptionRules();
  private final FragmentRules fragments;
  private final MessageRules messages;
  private final boolean reportsErrors;
  private final Datagram datagram = new Datagram();

  /** An oracle for a target that has received nothing yet. */
  public Oracle(OracleSettings settings) {
    this.settings = settings;
    this.choices = settings.choices();
    TargetProfile profile = settings.profile();
    this.addresses = new AddressRules(profile.address(), profile.prefix());
    this.fragments = new FragmentRules(choices);
    this.messages = new MessageRules(settings);
    this.reportsErrors = choices.reportsErrors() && profile.kind() == TargetProfile.Kind.HOST;
  }

  /** What it was made with. */
  public OracleSettings settings() {
    return settings;
  }

  /** How many datagrams are incomplete, as far as the oracle knows. */
  public int pendingDatagrams() {
    return fragments.pending();
  }

  /**
   * Judges a frame that the target gets now.
   *
   * @param frame holds the frame from index 0 on
   * @param length of the frame in octets
   * @param nanoTime the target's time, in nanoseconds from any fixed point
   * @param e takes the answer
   */
  public void expect(byte[] frame, int length, long nanoTime, Expectation e) {
    judge(frame, length, nanoTime, e);
    if (e.obligation != Obligation.FREE) {
      return;
    }
    if (choices.dropped().contains(e.rule)) {
      e.kind = Kind.NONE;
    } else if (choices.answered().contains(e.rule)) {
      e.obligation = Obligation.REPLY;
    }
  }

  private void judge(byte[] frame, int length, long nanoTime, Expectation e) {
    e.begin();
    e.nanoTime = nanoTime;
    Datagram d = datagram;
    d.begin(frame, length);
    Rule soft = HeaderRules.judge(d);
    if (soft.obligation() == Obligation.SILENCE) {
      e.silence(soft);
      return;
    }
    if (d.isFragment()) {
      fragments.count();
    }
    Rule destination = addresses.destination(d.destination);
    if (destination.obligation() == Obligation.SILENCE && destination != Rule.ADR_06) {
      e.silence(destination);
      return;
    }
    Rule source = addresses.source(d.source);
    if (source.obligation() == Obligation.SILENCE) {
      e.silence(source);
      return;
    }
    if (destination == Rule.ADR_06) {
      e.silence(destination);
      return;
    }
    soft = softer(softer(soft, destination), source);
    e.peer = d.source;
    e.own = destination == Rule.UNDECIDED;
    e.unreachable = source != Rule.UNDECIDED;
    e.address = d.destination;
    e.tos = d.tos;
    // RFC 1122, section 3.2.2: never about a broadcast, nor to who can't be a single host.
    boolean errorPossible = reportsErrors && e.own && source == Rule.UNDECIDED;
    e.routed =
        errorPossible && OptionRules.hasSourceRoute(d.frame, Ipv4Layout.OPTIONS, d.headerLength);
    if (d.protocol != Ipv4Layout.PROTOCOL_ICMP) {
      e.silence(otherProtocol(d.protocol));
      e.errorAllowed = errorPossible && d.fragmentOffset() == 0;
      return;
    }
    if (d.isFragment()) {
      fragment(d, nanoTime, soft, e, errorPossible);
    } else {
      e.message = frame;
      e.messageFrom = d.headerLength;
      e.messageLength = d.payloadLength();
      e.options = frame;
      e.optionsFrom = Ipv4Layout.OPTIONS;
      e.optionsLength = d.headerLength - Ipv4Layout.OPTIONS;
      whole(e, special(d), soft, false, errorPossible);
    }
  }

  private Rule softer(Rule first, Rule then) {
    boolean leavesChoice = then != Rule.UNDECIDED && then.obligation() == Obligation.FREE;
    return leavesChoice && choices.yields(first) ? then : first;
  }

  private static Rule otherProtocol(int protocol) {
    return switch (protocol) {
      case PROTOCOL_IP_IN_IP -> Rule.NOI_09;
      case PROTOCOL_ICMPV6 -> Rule.NOI_03;
      default -> Rule.NOI_04;
    };
  }

  /** Which rule a datagram that is no fragment puts to the test, if it is answered. */
  private Rule special(Datagram d) {
    if (d.totalLength > settings.profile().mtu()) {
      return Rule.HDR_15;
    }
    if (d.frameLength > d.totalLength) {
      return Rule.HDR_09;
    }
    return (d.flagsAndOffset & Ipv4Layout.RESERVED) != 0 ? Rule.HDR_12 : Rule.ECH_01;
  }

  /** Whether a target may refuse a fragment before it looks at the datagram's others. */
  private boolean isRefusable(Datagram d) {
    return d.headerLength > Ipv4Layout.OPTIONS
        && options.judge(d.frame, Ipv4Layout.OPTIONS, d.headerLength).obligation()
            == Obligation.FREE;
  }

  private void fragment(Datagram d, long now, Rule soft, Expectation e, boolean errorPossible) {
    Rule rule = fragments.judge(d, now, isRefusable(d));
    e.errorAllowed =
        errorPossible
            && d.fragmentOffset() == 0
            && !(d.payloadLength() > 0
                && IcmpLayout.isError(BigEndian.u8(d.frame, d.headerLength)));
    if (rule.obligation() == Obligation.SILENCE) {
      e.silence(rule);
      return;
    }
    if (rule.obligation() == Obligation.FREE) {
      e.obligation = Obligation.FREE;
      e.rule = rule;
      e.kind = Kind.OTHER;
      return;
    }
    Assembly complete = fragments.complete();
    e.copyMessage(complete.data(), complete.length());
    e.copyOptions(complete.options(), complete.optionsLength());
    e.tos = complete.tos();
    e.dscpKnown = complete.hasOneDscp();
    int total = Ipv4Layout.OPTIONS + complete.optionsLength() + complete.length();
    Rule why = total > LEAST_REASSEMBLED ? Rule.ECH_10 : rule;
    whole(e, why, soft, true, errorPossible);
  }

  /** A whole message, with its options. */
  private void whole(
      Expectation e, Rule why, Rule soft, boolean reassembled, boolean errorPossible) {
    Rule reason = why;
    Rule choice = soft;
    boolean error = false;
    if (e.optionsLength > 0) {
      int optionsTo = e.optionsFrom + e.optionsLength;
      Rule option = options.judge(e.options, e.optionsFrom, optionsTo);
      e.routed = OptionRules.hasSourceRoute(e.options, e.optionsFrom, optionsTo);
      error = option.obligation() == Obligation.FREE && errorPossible && !isError(e);
      choice = softer(soft, option);
      if (why == Rule.ECH_01) {
        reason = option;
      } else if (reassembled && why != Rule.ECH_10) {
        reason = Rule.OPT_23;
      }
    }
    messages.judge(e, reason, choice, reassembled);
    if (e.routed && e.kind != Kind.NONE) {
      e.kind = Kind.OTHER;
    }
    e.errorAllowed = error;
  }

  /** An error about an error is forbidden (RFC 1122, section 3.2.2). */
  private static boolean isError(Expectation e) {
    return e.messageLength > 0
        && IcmpLayout.isError(BigEndian.u8(e.message, e.messageFrom + IcmpLayout.TYPE));
  }
}
