package io.echoproof.tun.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.echoproof.tun.TunException;

/** Binds threads to processors (sched_setaffinity(2)), so that measurements swing less. */
public final class ProcessorAffinity {
  /** The calling thread. */
  public static final int THIS_THREAD = 0;

  /** As many as the kernel's own mask has on large machines, in octets. */
  private static final int MASK_OCTETS = 1024;

  /** The highest processor that a mask can name. */
  public static final int HIGHEST = MASK_OCTETS * Byte.SIZE - 1;

  private ProcessorAffinity() {}

  /**
   * Lets a thread run on one processor only.
   *
   * @param thread its number in the operating system, or {@link #THIS_THREAD}
   * @param processor 0 to {@link #HIGHEST}
   * @throws TunException when there is no such processor or thread
   */
  public static void pin(int thread, int processor) {
    try (Memory mask = new Memory(MASK_OCTETS)) {
      mask.clear();
      long word = (long) processor / Long.SIZE * Long.BYTES;
      mask.setLong(word, 1L << processor % Long.SIZE);
      if (LibC.sched_setaffinity(thread, MASK_OCTETS, Pointer.nativeValue(mask)) < 0) {
        int errno = LibC.errno();
        throw new TunException(
            "a thread can't be bound to processor "
                + processor
                + " ("
                + Errno.describe(errno)
                + "): there is none of that number, or this process may not use it",
            errno);
      }
    }
  }
}
