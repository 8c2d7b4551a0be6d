package io.echoproof.reports.allure;

import java.io.IOException;

/** Allure's generator did not make a report. The message says why, with what the generator said. */
public final class AllureException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why
   */
  public AllureException(String message) {
    super(message);
  }
}
