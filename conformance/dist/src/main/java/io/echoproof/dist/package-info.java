/**
 * Makes what the download has beside the program: manual, completion, licences, SBOM, checksums.
 */
@NullMarked
package io.echoproof.dist;

import org.jspecify.annotations.NullMarked;
