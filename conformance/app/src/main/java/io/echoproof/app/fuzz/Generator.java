package io.echoproof.app.fuzz;

import io.echoproof.app.frame.Ipv4Layout;

/**
 * Makes one frame after the other from a seed: valid requests, mutated ones, noise, and fragments
 * with other frames between them.
 */
final class Generator {
  private static final int HUNDRED = 100;
  private static final int VALID = 30;
  private static final int MUTATED = 84;
  private static final int NOISE = 92;

  private final FuzzSpace space;
  private final FuzzRandom random;
  private final EchoMaker echoes;
  private final Mutator mutator;
  private final NoiseMaker noise;
  private final FragmentMaker fragments;
  private final FrameQueue queue = new FrameQueue();
  private final Draft previous = new Draft();
  private boolean planned;

  Generator(FuzzSpace space, long seed) {
    this.space = space;
    this.random = new FuzzRandom(seed);
    Palette palette = new Palette(space, random);
    this.echoes = new EchoMaker(space, palette, random);
    this.mutator = new Mutator(space, palette, random);
    this.noise = new NoiseMaker(space, random);
    this.fragments = new FragmentMaker(space, palette, echoes, random);
  }

  /**
   * Makes the next frame.
   *
   * @param d takes it
   * @param open how many incomplete datagrams are with the target
   */
  void next(Draft d, int open) {
    planned = true;
    if (!queue.isEmpty() && !random.oneIn(8)) {
      queue.poll(d);
      return;
    }
    int choice = random.below(HUNDRED);
    if (choice < VALID) {
      echoes.make(d);
    } else if (choice < MUTATED) {
      echoes.make(d);
      mutator.mutate(d);
    } else if (choice < NOISE) {
      echoes.make(d);
      noise.make(d);
    } else if (choice < HUNDRED - 3 && queue.isEmpty()) {
      fragments.make(queue, open < space.openAtMost());
      queue.poll(d);
      return;
    } else {
      planned = false;
      again(d);
      return;
    }
    planned = false;
    remember(d);
  }

  /** Whether a frame may be a fragment that belongs to nothing: the last one was no planned one. */
  boolean isStrayFragment(Draft d) {
    return !planned
        && d.length >= Ipv4Layout.OPTIONS
        && (d.u16(Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.FRAGMENT_MASK) != 0;
  }

  /** The same frame once more: a duplicate is a request too (RFC 1122, section 3.2.2.6). */
  private void again(Draft d) {
    if (previous.length == 0) {
      echoes.make(d);
    } else {
      d.copyFrom(previous.array, previous.length);
    }
  }

  private void remember(Draft d) {
    if (d.length <= 256 && d.length >= Ipv4Layout.OPTIONS) {
      previous.copyFrom(d.array, d.length);
    }
  }
}
