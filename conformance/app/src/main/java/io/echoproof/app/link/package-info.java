/** Links that need more than this JVM. */
@NullMarked
package io.echoproof.app.link;

import org.jspecify.annotations.NullMarked;
