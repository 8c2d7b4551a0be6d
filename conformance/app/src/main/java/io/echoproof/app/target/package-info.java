/** What can be tested, and how it is reached. */
@NullMarked
package io.echoproof.app.target;

import org.jspecify.annotations.NullMarked;
