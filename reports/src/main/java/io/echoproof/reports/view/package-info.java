/** What the written forms have in common: how a run's records are looked up and put into words. */
@NullMarked
package io.echoproof.reports.view;

import org.jspecify.annotations.NullMarked;
