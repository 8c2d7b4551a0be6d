package io.echoproof.app.target;

import io.echoproof.app.UsageException;
import io.echoproof.conformance.target.JvmTarget;
import io.echoproof.conformance.target.StackUnderTest;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a target out of a stack in this JVM: {@code jvm:CLASSPATH}, or {@code jvm:CLASSPATH#NAME}
 * where there are several. The class path is the operating system's, and what is on it provides
 * {@link StackUnderTest} as {@link ServiceLoader} demands.
 */
final class JvmTargetFactory {
  private static final String SERVICE = StackUnderTest.class.getName();

  private final TargetRequest request;
  private final String classPath;
  private final String name;

  JvmTargetFactory(TargetRequest request) {
    this.request = request;
    String given = request.target().substring(TargetRequest.JVM.length());
    int hash = given.lastIndexOf('#');
    this.classPath = hash < 0 ? given : given.substring(0, hash);
    this.name = hash < 0 ? "" : given.substring(hash + 1);
  }

  PreparedTarget prepare() {
    if (request.link().filter(link -> !link.equals("memory")).isPresent()) {
      throw new UsageException(
          "--link " + request.link().get() + " does not reach a stack in this JVM; leave it out");
    }
    refuse("--tester-address", request.tester().isPresent());
    refuse("--prefix", request.prefixLength().isPresent());
    refuse("--mtu", request.mtu().isPresent());
    List<StackUnderTest> stacks = stacks();
    List<StackUnderTest> chosen =
        stacks.stream().filter(s -> name.isEmpty() || s.name().equals(name)).toList();
    if (chosen.size() != 1) {
      throw new UsageException(
          "--target "
              + request.target()
              + ": "
              + (stacks.isEmpty()
                  ? "nothing there provides " + SERVICE + " (META-INF/services/" + SERVICE + ")"
                  : "choose one with #NAME: " + names(stacks)));
    }
    try {
      return new PreparedTarget(new JvmTarget(chosen.get(0)), Map.of(), List.of());
    } catch (RuntimeException e) {
      throw new UsageException(
          "--target " + request.target() + ": " + chosen.get(0).name() + " does not start: " + e);
    }
  }

  private static void refuse(String option, boolean given) {
    if (given) {
      throw new UsageException(option + " means nothing here: a stack in this JVM states its own");
    }
  }

  private static String names(List<StackUnderTest> stacks) {
    return stacks.stream().map(StackUnderTest::name).sorted().collect(Collectors.joining(", "));
  }

  /** Its classes are loaded as they are used, so the loader stays open as long as this JVM runs. */
  private List<StackUnderTest> stacks() {
    URL[] places =
        Stream.of(classPath.split(File.pathSeparator, -1)).map(this::place).toArray(URL[]::new);
    ClassLoader loader = new URLClassLoader(places, JvmTargetFactory.class.getClassLoader());
    try {
      return ServiceLoader.load(StackUnderTest.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError e) {
      throw new UsageException("--target " + request.target() + ": " + e.getMessage());
    }
  }

  private URL place(String entry) {
    Path path = Path.of(entry);
    if (entry.isEmpty() || !Files.exists(path)) {
      throw new UsageException(
          "--target "
              + request.target()
              + ": '"
              + entry
              + "' does not exist; a class path of directories and jars is expected behind jvm:");
    }
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UsageException("--target " + request.target() + ": " + e.getMessage());
    }
  }
}
