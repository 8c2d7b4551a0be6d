/** Allure: results written from a run's records, and the one-file report made from them. */
@NullMarked
package io.echoproof.reports.allure;

import org.jspecify.annotations.NullMarked;
