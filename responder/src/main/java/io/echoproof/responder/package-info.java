@NullMarked
package io.echoproof.responder;

import org.jspecify.annotations.NullMarked;
