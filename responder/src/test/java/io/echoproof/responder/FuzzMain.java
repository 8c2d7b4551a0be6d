package io.echoproof.responder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The long fuzz run, for {@code ci/fuzz-responder.sh}: frames, threads, seed. Prints a line of
 * progress for every tenth of the way and one line in the end; ends with status 1 at the first
 * frame that was treated wrongly.
 */
final class FuzzMain {
  private static final int STEPS = 10;
  private static final long GROWTH_ALLOWED = 8 << 20;

  private FuzzMain() {}

  /** Feeds as many frames as asked for. */
  public static void main(String[] arguments) throws InterruptedException {
    long count = Long.parseLong(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    long begun = System.nanoTime();
    List<FuzzRun> runs = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      runs.add(new FuzzRun(seed + i));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long heapAtFirst = 0;
    long heap = 0;
    try {
      for (int step = 0; step < STEPS; step++) {
        feed(pool, runs, count * (step + 1) / STEPS - count * step / STEPS);
        heap = usedHeap();
        heapAtFirst = step == 0 ? heap : heapAtFirst;
        System.out.println((step + 1) * 100 / STEPS + " %, heap " + heap / 1024 + " KiB");
      }
    } catch (ExecutionException e) {
      System.out.println("FAILED with seed " + seed + ": " + e.getCause());
      System.exit(1);
    } finally {
      pool.shutdownNow();
    }
    boolean flat = heap - heapAtFirst < GROWTH_ALLOWED;
    System.out.println(summary(runs, seed, begun, heap - heapAtFirst));
    System.exit(flat ? 0 : 1);
  }

  /** Feeds that many frames in all, none left over by the division. */
  private static void feed(ExecutorService pool, List<FuzzRun> runs, long frames)
      throws InterruptedException, ExecutionException {
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      FuzzRun run = runs.get(i);
      long share = frames * (i + 1) / runs.size() - frames * i / runs.size();
      futures.add(pool.submit(() -> run.feed(share)));
    }
    for (Future<?> future : futures) {
      future.get();
    }
  }

  private static String summary(List<FuzzRun> runs, long seed, long begun, long growth) {
    long received = 0;
    long answered = 0;
    long fragments = 0;
    long timeouts = 0;
    int reasons = 0;
    for (FuzzRun run : runs) {
      CounterSnapshot counted = run.counters();
      received += counted.received();
      answered += counted.answered();
      fragments += counted.fragments();
      timeouts += counted.reassemblyTimeouts();
      reasons = Math.max(reasons, counted.dropped().size());
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return String.format(
        Locale.ROOT,
        "fuzz-responder: %d frames, %d answered, %d fragments kept, %d reassemblies timed out,"
            + " %d kinds of silence, 0 faults, heap growth %d KiB, seed %d, %.0f s, %.0f frames/s",
        received,
        answered,
        fragments,
        timeouts,
        reasons,
        growth / 1024,
        seed,
        seconds,
        received / seconds);
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
