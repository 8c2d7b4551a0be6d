/** The way frames reach the target and come back. */
@NullMarked
package io.echoproof.conformance.link;

import org.jspecify.annotations.NullMarked;
