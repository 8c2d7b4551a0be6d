package io.echoproof.conformance.run;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A link that says that it carries less than memory does, and breaks when it gets more. */
final class NarrowLink implements Link {
  private final String name;
  private final int mtu;
  private final MemoryLink memory;
  private final Set<Carriage> carries = EnumSet.noneOf(Carriage.class);

  NarrowLink(String name, FrameFunction stack, Carriage... carries) {
    this(name, 1500, stack, carries);
  }

  NarrowLink(String name, int mtu, FrameFunction stack, Carriage... carries) {
    this.mtu = mtu;
    this.name = name;
    this.memory = new MemoryLink(stack, "a stack of this test");
    this.carries.addAll(List.of(carries));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "a link of this test";
  }

  @Override
  public Set<Carriage> carries() {
    return carries;
  }

  @Override
  public void send(Octets frame) {
    boolean tooLong = frame.length() > mtu;
    boolean tooShort = frame.length() < 20;
    boolean notIpv4 = frame.length() > 0 && frame.u8(0) >>> 4 != 4;
    if ((tooLong && !carries.contains(Carriage.ABOVE_MTU))
        || (tooShort && !carries.contains(Carriage.SHORT_FRAME))
        || (notIpv4 && !carries.contains(Carriage.NOT_IPV4))) {
      throw new LinkException(name + " can't carry " + frame.length() + " octets");
    }
    memory.send(frame);
  }

  @Override
  public int receive(FrameSink sink, Duration atMost) {
    return memory.receive(sink, atMost);
  }

  @Override
  public boolean isSynchronous() {
    return memory.isSynchronous();
  }

  @Override
  public void close() {
    memory.close();
  }
}
