package io.echoproof.reports.allure;

import io.echoproof.reports.directory.TemporaryDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Allure's own report generator: the unpacked {@code allure-commandline}, run as a Java process of
 * its own. Its fifty libraries stay out of our class path, and only a process of its own can be
 * told by an environment variable not to phone home.
 */
public final class AllureGenerator {
  /** The system property that names the folder that holds the generator's {@code lib/}. */
  public static final String HOME_PROPERTY = "echoproof.allure.home";

  private static final String MAIN = "io.qameta.allure.CommandLine";
  private static final int SHOWN_LINES = 20;

  private final Path home;
  private final Path java;
  private final Duration limit;

  /** What a report consists of. */
  public enum Form {
    /** One file, {@code index.html}, that opens from disk. */
    SINGLE_FILE,
    /** Many files with {@code history/}; for a web server, it does not open from disk. */
    SITE
  }

  /**
   * A generator.
   *
   * @param home the folder that holds {@code lib/}
   * @param java the Java executable that runs it
   * @param limit how long it may take
   */
  public AllureGenerator(Path home, Path java, Duration limit) {
    this.home = home.toAbsolutePath().normalize();
    this.java = java;
    this.limit = limit;
  }

  /**
   * Looks for the generator: where {@link #HOME_PROPERTY} says, or in a folder {@code allure}
   * beside our jar or one folder up.
   *
   * @param limit how long a generation may take
   * @return the generator, run by the Java that runs us; empty when there is none
   */
  public static Optional<AllureGenerator> find(Duration limit) {
    return AllureHome.find().map(home -> new AllureGenerator(home, ownJava(), limit));
  }

  private static Path ownJava() {
    boolean windows = File.separatorChar == '\\';
    return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
  }

  /**
   * Makes a report.
   *
   * @param results a directory of Allure results
   * @param output the directory to write into; replaced
   * @param name the report's name, ASCII
   * @param form one file or many
   * @throws AllureException when the generator fails or takes too long
   * @throws IOException when it cannot be started
   */
  public void generate(Path results, Path output, String name, Form form) throws IOException {
    try (TemporaryDirectory workspace = TemporaryDirectory.create("echoproof-allure")) {
      Path log = workspace.path().resolve("log.txt");
      Path config =
          Files.writeString(
              workspace.path().resolve("allure.yml"), "plugins:\n  - behaviors-plugin\n");
      ProcessBuilder builder = new ProcessBuilder(command(results, output, name, form, config));
      // Without APP_HOME it finds no plugins; and only the word "true" stops both the request
      // while generating and the script in the page.
      builder.environment().put("APP_HOME", home.toString());
      builder.environment().put("ALLURE_NO_ANALYTICS", "true");
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      int status = run(builder);
      if (status != 0 || !Files.isRegularFile(output.resolve("index.html"))) {
        throw new AllureException(
            "Allure's generator ended with status " + status + " and wrote no report" + tail(log));
      }
    }
  }

  private List<String> command(Path results, Path output, String name, Form form, Path config) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                // A short life: compiling once and a simple collector are the fastest.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-cp",
                home.resolve("lib")
                    + File.separator
                    + "*"
                    + File.pathSeparator
                    + home.resolve("lib").resolve("config"),
                MAIN,
                "generate",
                "--config",
                config.toString(),
                "--clean",
                "--name",
                name,
                "-o",
                output.toString()));
    if (form == Form.SINGLE_FILE) {
      command.add("--single-file");
    }
    command.add(results.toString());
    return command;
  }

  private int run(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new AllureException(
          "Allure's generator was stopped after " + limit.toSeconds() + " s without a report");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AllureException("Allure's generator was interrupted");
    } finally {
      // Nothing happens when it has ended; else its files stay open and cannot be deleted.
      process.destroyForcibly();
      awaitEnd(process);
    }
  }

  private static void awaitEnd(Process process) {
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String tail(Path log) throws IOException {
    try (Stream<String> stream = Files.readString(log, StandardCharsets.UTF_8).lines()) {
      List<String> lines = stream.filter(line -> !line.isBlank()).toList();
      return lines.isEmpty()
          ? ""
          : ":\n  "
              + String.join(
                  "\n  ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
  }
}
