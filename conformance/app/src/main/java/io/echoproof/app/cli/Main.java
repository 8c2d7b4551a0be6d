package io.echoproof.app.cli;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.ExitStatus;
import io.echoproof.app.UsageException;
import io.echoproof.app.Version;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.run.SelectionException;
import io.echoproof.tun.TunException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point: commands, errors and exit statuses. */
@Command(
    name = "echoproof",
    description = "Proves how an IPv4 stack handles ICMP: packet by packet, RFC by RFC.",
    versionProvider = Main.Versions.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
public final class Main implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          ListCommand.class,
          ExplainCommand.class,
          RespondCommand.class,
          FuzzCommand.class,
          SelftestCommand.class,
          BenchCommand.class,
          ReportCommand.class,
          CompareCommand.class,
          DoctorCommand.class);

  private final Map<String, String> environment;
  private final List<String> arguments;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  Main(Map<String, String> environment, List<String> arguments, PrintStream out) {
    this.environment = environment;
    this.arguments = arguments;
    this.terminal = new Terminal(out, environment);
  }

  /** Starts a command. */
  public static void main(String[] args) {
    System.exit(execute(System.getenv(), args, utf8(System.out), utf8(System.err)));
  }

  /** The reports' and the tool's own words are UTF-8, whatever the console's default is. */
  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** Runs a command; answers the exit status. */
  static int execute(
      Map<String, String> environment, String[] args, PrintStream out, PrintStream err) {
    Main main = new Main(environment, List.of(args), out);
    CommandLine commandLine = commandLine(main, args.length == 0 ? "" : args[0]);
    commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(main.terminal.ansi()));
    commandLine.setParameterExceptionHandler(new WrongUsage());
    commandLine.setExecutionExceptionHandler(
        (e, command, result) -> main.failed(e, command.getErr()));
    return commandLine.execute(args);
  }

  /** What commands and options there are, for the manual and for completion. */
  public static CommandSpec specification() {
    return commandLine(new Main(Map.of(), List.of(), System.out), "").getCommandSpec();
  }

  /** Reading what a command has takes a while: where one is named, only that one is read. */
  private static CommandLine commandLine(Main main, String first) {
    CommandLine commandLine = new CommandLine(main);
    boolean named = COMMANDS.stream().anyMatch(command -> name(command).equals(first));
    COMMANDS.stream()
        .filter(command -> !named || name(command).equals(first))
        .forEach(commandLine::addSubcommand);
    return commandLine;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private int failed(Exception e, PrintWriter err) {
    if (e instanceof UsageException) {
      err.println("echoproof: " + e.getMessage());
      return ExitStatus.USAGE;
    }
    if (e instanceof SelectionException selection) {
      err.println("echoproof: " + e.getMessage());
      return selection.isUnknownSelector() ? ExitStatus.USAGE : ExitStatus.NOTHING_SELECTED;
    }
    boolean explained =
        e instanceof EnvironmentException
            || e instanceof LinkException
            || e instanceof TunException;
    err.println("echoproof: " + (explained ? "" : "a fault in EchoProof: ") + message(e));
    if (!explained || environment.containsKey("ECHOPROOF_DEBUG")) {
      e.printStackTrace(err);
    }
    return ExitStatus.ENVIRONMENT;
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  Map<String, String> environment() {
    return environment;
  }

  List<String> arguments() {
    return arguments;
  }

  Terminal terminal() {
    return terminal;
  }

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(commandLine.getOut());
  }

  /** Says the version. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.full()};
    }
  }
}
