package io.echoproof.tun.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.echoproof.tun.TunException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The two rings of io_uring(7): what is to be done goes into one without a call, one call hands all
 * of it over, and what came of it is read from the other without a call. Layouts and numbers are
 * those of linux/io_uring.h, in native byte order.
 *
 * <p>For one thread at a time. Nothing is allocated but when opening.
 */
final class IoUring implements AutoCloseable {
  static final int OP_READ = 22;
  static final int OP_WRITE = 23;

  /** For {@code flags}: the operation fails with EAGAIN instead of waiting. */
  static final int RWF_NOWAIT = 8;

  private static final long SETUP = 425;
  private static final long ENTER = 426;
  private static final int ENTER_GETEVENTS = 1;
  private static final int FEAT_SINGLE_MMAP = 1;
  private static final long OFFSET_OF_RINGS = 0;
  private static final long OFFSET_OF_ENTRIES = 0x10000000L;

  private static final int PARAMS_SIZE = 120;
  private static final int PARAMS_FEATURES = 20;
  private static final int PARAMS_SUBMISSION = 40;
  private static final int PARAMS_COMPLETION = 80;
  private static final int HEAD = 0;
  private static final int TAIL = 4;
  private static final int MASK = 8;
  private static final int COMPLETION_ENTRIES = 20;
  private static final int SUBMISSION_ARRAY = 24;

  private static final int SUBMISSION_SIZE = 64;
  private static final int SUBMISSION_FD = 4;
  private static final int SUBMISSION_OFFSET = 8;
  private static final int SUBMISSION_ADDRESS = 16;
  private static final int SUBMISSION_LENGTH = 24;
  private static final int SUBMISSION_FLAGS = 28;
  private static final int SUBMISSION_USER_DATA = 32;
  private static final int COMPLETION_SIZE = 16;
  private static final int COMPLETION_RESULT = 8;

  private static final VarHandle INDEX =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final int fd;
  private final long ringsAddress;
  private final long ringsLength;
  private final long entriesAddress;
  private final long entriesLength;
  private final ByteBuffer rings;
  private final ByteBuffer entries;

  private final int submissionTail;
  private final int submissionMask;
  private final int completionHead;
  private final int completionTail;
  private final int completionMask;
  private final int completions;

  /** How many are in the submission ring that the kernel has not been told of. */
  private int prepared;

  /** How many the kernel has been told of, or will be, whose results have not been taken. */
  private int unfinished;

  private int nextTail;
  private int nextHead;

  private IoUring(int fd, Memory params, long ringsAddress, long ringsLength, long entriesAddress) {
    this.fd = fd;
    this.ringsAddress = ringsAddress;
    this.ringsLength = ringsLength;
    this.rings = mapped(ringsAddress, ringsLength);
    int submission = PARAMS_SUBMISSION;
    this.submissionTail = params.getInt(submission + TAIL);
    this.submissionMask = rings.getInt(params.getInt(submission + MASK));
    this.entriesAddress = entriesAddress;
    this.entriesLength = (submissionMask + 1L) * SUBMISSION_SIZE;
    this.entries = mapped(entriesAddress, entriesLength);
    int completion = PARAMS_COMPLETION;
    this.completionHead = params.getInt(completion + HEAD);
    this.completionTail = params.getInt(completion + TAIL);
    this.completionMask = rings.getInt(params.getInt(completion + MASK));
    this.completions = params.getInt(completion + COMPLETION_ENTRIES);
    // The array maps places to entries: each to its own, for good.
    int array = params.getInt(submission + SUBMISSION_ARRAY);
    for (int index = 0; index <= submissionMask; index++) {
      rings.putInt(array + index * Integer.BYTES, index);
    }
  }

  /**
   * Opens one.
   *
   * @param size how many may be unfinished at once, a power of two up to 4096
   * @return nothing where the kernel has none, or doesn't let this process have one
   */
  static Optional<IoUring> open(int size) {
    try (Memory params = new Memory(PARAMS_SIZE)) {
      params.clear();
      int fd = (int) LibC.syscall(SETUP, size, Pointer.nativeValue(params), 0, 0, 0, 0);
      if (fd < 0) {
        return Optional.empty();
      }
      if ((params.getInt(PARAMS_FEATURES) & FEAT_SINGLE_MMAP) == 0) {
        LibC.close(fd);
        return Optional.empty();
      }
      return map(fd, params);
    }
  }

  private static Optional<IoUring> map(int fd, Memory params) {
    int submissions = params.getInt(0);
    int completions = params.getInt(4);
    long ringsLength =
        Math.max(
            params.getInt(PARAMS_SUBMISSION + SUBMISSION_ARRAY) + 4L * submissions,
            params.getInt(PARAMS_COMPLETION + COMPLETION_ENTRIES)
                + (long) COMPLETION_SIZE * completions);
    long rings =
        LibC.mmap(0, ringsLength, LibC.PROT_READ_WRITE, LibC.MAP_SHARED, fd, OFFSET_OF_RINGS);
    if (rings == -1) {
      LibC.close(fd);
      return Optional.empty();
    }
    long entries =
        LibC.mmap(
            0,
            (long) SUBMISSION_SIZE * submissions,
            LibC.PROT_READ_WRITE,
            LibC.MAP_SHARED,
            fd,
            OFFSET_OF_ENTRIES);
    if (entries == -1) {
      LibC.munmap(rings, ringsLength);
      LibC.close(fd);
      return Optional.empty();
    }
    return Optional.of(new IoUring(fd, params, rings, ringsLength, entries));
  }

  private static ByteBuffer mapped(long address, long length) {
    return new Pointer(address).getByteBuffer(0, length).order(ByteOrder.nativeOrder());
  }

  /**
   * Prepares an operation at the file's own position.
   *
   * @param address of the octets, which belong to the kernel until the result is there
   * @param userData comes back with the result
   */
  void prepare(int operation, int file, long address, int length, int flags, long userData) {
    int at = (nextTail & submissionMask) * SUBMISSION_SIZE;
    entries.put(at, (byte) operation);
    entries.putInt(at + SUBMISSION_FD, file);
    entries.putLong(at + SUBMISSION_OFFSET, -1);
    entries.putLong(at + SUBMISSION_ADDRESS, address);
    entries.putInt(at + SUBMISSION_LENGTH, length);
    entries.putInt(at + SUBMISSION_FLAGS, flags);
    entries.putLong(at + SUBMISSION_USER_DATA, userData);
    nextTail++;
    prepared++;
    unfinished++;
  }

  /**
   * Hands over what is prepared, and waits until one more result is there, unless all are.
   *
   * @throws TunException when the kernel does not take it
   */
  void submit() {
    INDEX.setRelease(rings, submissionTail, nextTail);
    while (prepared > 0 || (unfinished > 0 && !hasResult())) {
      long submitted = LibC.syscall(ENTER, fd, prepared, 1, ENTER_GETEVENTS, 0, 0);
      if (submitted >= 0) {
        prepared -= (int) submitted;
      } else if (LibC.errno() != Errno.EINTR) {
        int errno = LibC.errno();
        throw new TunException("io_uring_enter(2) failed (" + Errno.describe(errno) + ")", errno);
      }
    }
  }

  /** Whether results are still to come, or to be taken. */
  boolean isBusy() {
    return unfinished > 0;
  }

  /** Whether a result is there: the one that {@link #userData} and {@link #result} tell. */
  boolean hasResult() {
    return nextHead != (int) INDEX.getAcquire(rings, completionTail);
  }

  /** What was given to {@link #prepare}. */
  long userData() {
    return rings.getLong(completionAt());
  }

  /** As the system call would have answered, but an error as its negative number. */
  int result() {
    return rings.getInt(completionAt() + COMPLETION_RESULT);
  }

  private int completionAt() {
    return completions + (nextHead & completionMask) * COMPLETION_SIZE;
  }

  /** Gives the result's place back to the kernel. */
  void next() {
    nextHead++;
    unfinished--;
    INDEX.setRelease(rings, completionHead, nextHead);
  }

  @Override
  public void close() {
    LibC.munmap(entriesAddress, entriesLength);
    LibC.munmap(ringsAddress, ringsLength);
    LibC.close(fd);
  }
}
