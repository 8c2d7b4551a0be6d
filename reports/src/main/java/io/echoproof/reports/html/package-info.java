/** Markup in which nothing that comes from a stack under test can become markup. */
@NullMarked
package io.echoproof.reports.html;

import org.jspecify.annotations.NullMarked;
