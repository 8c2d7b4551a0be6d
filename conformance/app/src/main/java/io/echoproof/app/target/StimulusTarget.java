package io.echoproof.app.target;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.Switchboard;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something for a case to send its packets to when only these matter: the built-in responder in
 * memory, said to be a host with every feature, over a link said to carry everything.
 */
public final class StimulusTarget implements Target {
  private static final Ipv4Address ADDRESS = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address TESTER = Ipv4Address.of(192, 0, 2, 2);
  private static final int PREFIX_LENGTH = 24;
  private static final int MTU = 1500;

  private final TargetProfile profile;
  private final BuiltinTarget responder;
  private final Link link;

  public StimulusTarget(Catalogue catalogue) {
    Set<String> features =
        catalogue.requirements().stream()
            .flatMap(row -> row.features().stream())
            .collect(Collectors.toSet());
    this.profile =
        new TargetProfile(
            TargetProfile.Kind.HOST,
            ADDRESS,
            new Ipv4Prefix(ADDRESS, PREFIX_LENGTH),
            MTU,
            TESTER,
            features);
    this.responder = new BuiltinTarget(profile);
    responder.addMemory();
    this.link = new AllCarrying(responder.links().get(0));
  }

  @Override
  public String name() {
    return "stimulus";
  }

  @Override
  public String description() {
    return "EchoProof's responder in memory";
  }

  @Override
  public TargetProfile profile() {
    return profile;
  }

  @Override
  public List<Link> links() {
    return List.of(link);
  }

  @Override
  public boolean restart(Link dead) {
    return responder.restart(responder.links().get(0));
  }

  @Override
  public Switchboard switchboard() {
    return new EverySetting();
  }

  /** Every setting can be switched, which changes nothing: only what is sent matters. */
  private static final class EverySetting implements Switchboard {
    @Override
    public Set<Setting> settings() {
      return EnumSet.allOf(Setting.class);
    }

    @Override
    public boolean turn(Setting setting, boolean on) {
      return !on;
    }
  }

  @Override
  public void close() {
    responder.close();
  }

  /** What the link below does not carry is sent to it all the same. */
  private record AllCarrying(Link below) implements Link {
    @Override
    public String name() {
      return below.name();
    }

    @Override
    public String description() {
      return below.description();
    }

    @Override
    public Set<Carriage> carries() {
      return EnumSet.allOf(Carriage.class);
    }

    @Override
    public void send(Octets frame) {
      below.send(frame);
    }

    @Override
    public void sendLabelled(Octets frame, int etherType) {
      below.send(frame);
    }

    @Override
    public int receive(FrameSink sink, Duration atMost) {
      return below.receive(sink, atMost);
    }

    @Override
    public boolean isSynchronous() {
      return below.isSynchronous();
    }

    @Override
    public void close() {
      below.close();
    }
  }
}
