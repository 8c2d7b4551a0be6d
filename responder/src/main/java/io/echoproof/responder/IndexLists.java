package io.echoproof.responder;

/**
 * Doubly linked lists of small numbers, each number in one list at most, in two arrays: nothing is
 * allocated when something is added or removed.
 */
final class IndexLists {
  /** No item. */
  static final int NONE = -1;

  private final int items;
  private final int[] next;
  private final int[] previous;

  /**
   * @param items the items are the numbers below it
   * @param lists the lists are the numbers below it; empty at first
   */
  IndexLists(int items, int lists) {
    this.items = items;
    this.next = new int[items + lists];
    this.previous = new int[items + lists];
    for (int list = 0; list < lists; list++) {
      next[items + list] = items + list;
      previous[items + list] = items + list;
    }
  }

  /** The first item of a list, {@link #NONE} when it is empty. */
  int first(int list) {
    return itemOrNone(next[items + list]);
  }

  /** The item behind this one, {@link #NONE} when it is the last. */
  int after(int item) {
    return itemOrNone(next[item]);
  }

  boolean isEmpty(int list) {
    return next[items + list] == items + list;
  }

  /** Adds an item that is in no list at a list's end. */
  void append(int list, int item) {
    int end = items + list;
    int last = previous[end];
    next[last] = item;
    previous[item] = last;
    next[item] = end;
    previous[end] = item;
  }

  /** Takes an item out of its list. */
  void remove(int item) {
    next[previous[item]] = next[item];
    previous[next[item]] = previous[item];
  }

  private int itemOrNone(int place) {
    return place < items ? place : NONE;
  }
}
