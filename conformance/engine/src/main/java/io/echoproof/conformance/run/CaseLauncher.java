package io.echoproof.conformance.run;

import io.echoproof.conformance.suite.Case;
import io.echoproof.conformance.suite.CaseExtension;
import io.echoproof.conformance.suite.CaseHost;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.CaseOrderer;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the suite's classes with the JUnit Platform Launcher. What the class path or the JVM's
 * properties say about other tests, for instance that they run in parallel, does not count here.
 */
final class CaseLauncher {
  private final List<Class<?>> classes;
  private final Map<Class<?>, Object> resources;

  /**
   * @param classes the classes that have the cases
   * @param resources what the cases' extensions find in the session's store
   */
  CaseLauncher(List<Class<?>> classes, Map<Class<?>, Object> resources) {
    this.classes = classes;
    this.resources = resources;
  }

  /**
   * Runs cases.
   *
   * @param host takes down what happens
   * @param caseIds the cases to run
   * @param times how often, at least 1
   * @param ended whether no more is wanted
   */
  void launch(CaseHost host, Set<String> caseIds, int times, BooleanSupplier ended) {
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(classes.stream().map(DiscoverySelectors::selectClass).toList())
            .filters(only(caseIds))
            .enableImplicitConfigurationParameters(false)
            .configurationParameter(
                "junit.jupiter.testmethod.order.default", CaseOrderer.class.getName())
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .build();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      Namespace namespace = Namespace.create(CaseExtension.NAMESPACE);
      session.getStore().put(namespace, CaseHost.class, host);
      resources.forEach((type, value) -> session.getStore().put(namespace, type, value));
      for (int i = 0; i < times && !ended.getAsBoolean(); i++) {
        session.getLauncher().execute(request);
      }
    }
  }

  private static PostDiscoveryFilter only(Set<String> caseIds) {
    return descriptor ->
        FilterResult.includedIf(
            caseOf(descriptor).map(info -> caseIds.contains(info.id())).orElse(true));
  }

  private static Optional<CaseInfo> caseOf(TestDescriptor descriptor) {
    return descriptor
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getJavaMethod())
        .filter((Method method) -> method.isAnnotationPresent(Case.class))
        .map(CaseInfo::of);
  }
}
