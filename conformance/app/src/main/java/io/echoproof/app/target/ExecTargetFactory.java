package io.echoproof.app.target;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.app.link.ChildCommand;
import io.echoproof.app.link.StdioLink;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;
import java.util.Map;

/** Makes a target out of a command that runs a stack as a child process. */
final class ExecTargetFactory {
  private static final Ipv4Address ADDRESS = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address TESTER = Ipv4Address.of(192, 0, 2, 2);
  private static final int DEFAULT_PREFIX = 24;
  private static final int DEFAULT_MTU = 1500;
  private static final int READY_TIMEOUTS = 10;

  private final TargetRequest request;
  private final ProfileFile file;

  ExecTargetFactory(TargetRequest request) {
    this.request = request;
    this.file = request.profile().map(ProfileFile::read).orElse(ProfileFile.NONE);
  }

  PreparedTarget prepare() {
    String command = request.target().substring(TargetRequest.EXEC.length());
    if (command.isBlank()) {
      throw new UsageException(
          "--target exec: names no command; for instance --target exec:./mystack");
    }
    if (request.link().filter(link -> !link.equals("stdio")).isPresent()) {
      throw new UsageException(
          "--link " + request.link().get() + " does not reach a child process; leave it out");
    }
    TargetProfile profile = profile();
    try {
      StdioLink link =
          StdioLink.start(
              new ChildCommand(
                  command,
                  ExecVariables.of(profile),
                  request.timeout().multipliedBy(READY_TIMEOUTS)));
      return new PreparedTarget(new ExecTarget(profile, command, link), Map.of(), List.of());
    } catch (LinkException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    }
  }

  private TargetProfile profile() {
    int length =
        TargetFactory.prefixLength(
            request.prefixLength().orElse(file.prefixLength().orElse(DEFAULT_PREFIX)));
    Ipv4Address address =
        file.address().map(a -> TargetFactory.address("address", a)).orElse(ADDRESS);
    Ipv4Prefix prefix = new Ipv4Prefix(address, length);
    Ipv4Address tester =
        request
            .tester()
            .or(file::tester)
            .map(t -> TargetFactory.address("--tester-address", t))
            .orElseGet(() -> neighbour(address, prefix));
    TargetFactory.requireNeighbour(tester, address, prefix);
    TargetProfile profile =
        new TargetProfile(
            file.kind(),
            address,
            prefix,
            TargetFactory.mtu(request.mtu().orElse(file.mtu().orElse(DEFAULT_MTU))),
            tester,
            file.features());
    return SecondAddress.added(profile, file, request.profile());
  }

  private static Ipv4Address neighbour(Ipv4Address address, Ipv4Prefix prefix) {
    if (address.equals(ADDRESS)) {
      return TESTER;
    }
    Ipv4Address first = prefix.zero().plus(1);
    return first.equals(address) ? first.plus(1) : first;
  }
}
