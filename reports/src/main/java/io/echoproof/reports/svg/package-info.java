/** Pictures as SVG, for pages that load nothing and run no script. */
@NullMarked
package io.echoproof.reports.svg;

import org.jspecify.annotations.NullMarked;
