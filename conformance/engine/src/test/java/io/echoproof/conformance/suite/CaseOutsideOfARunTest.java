package io.echoproof.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Any JUnit launcher that comes across the suite's classes leaves their cases alone. */
class CaseOutsideOfARunTest {
  @Test
  void casesAreSkippedAndNothingFails() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Suite.CLASSES.stream().map(DiscoverySelectors::selectClass).toList())
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    assertEquals(Suite.cases().size(), summary.getTestsSkippedCount());
    assertEquals(0, summary.getTestsStartedCount());
    assertEquals(0, summary.getTotalFailureCount());
  }
}
