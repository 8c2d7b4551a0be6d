/** The programs of the machine that EchoProof runs on. */
@NullMarked
package io.echoproof.app.host;

import org.jspecify.annotations.NullMarked;
