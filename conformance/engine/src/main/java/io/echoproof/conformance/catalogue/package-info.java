/**
 * The requirements: what is demanded, by whom, where it is written. Data lies in resource files.
 */
@NullMarked
package io.echoproof.conformance.catalogue;

import org.jspecify.annotations.NullMarked;
