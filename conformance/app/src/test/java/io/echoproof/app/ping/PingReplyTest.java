package io.echoproof.app.ping;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PingReplyTest {

  @Test
  void dataIsCountedWithoutTheHeader() {
    assertAll(
        () -> assertEquals(32, first("en.cp437.txt").dataBytes()),
        () -> assertEquals(0, first("iputils-small.utf8.txt").dataBytes()),
        () -> assertEquals(56, first("iputils.utf8.txt").dataBytes()));
  }

  @Test
  void remarksHaveNames() {
    List<PingReply> duplicate = replies("iputils-duplicate.utf8.txt");
    List<PingReply> altered = replies("iputils-altered.utf8.txt");
    assertAll(
        () -> assertFalse(duplicate.get(0).duplicate()),
        () -> assertTrue(duplicate.get(1).duplicate()),
        () -> assertFalse(altered.get(0).miscompare()),
        () -> assertTrue(altered.get(2).miscompare()),
        () -> assertTrue(first("en-miscompare.cp437.txt").miscompare()));
  }

  private static PingReply first(String fixture) {
    return replies(fixture).get(0);
  }

  private static List<PingReply> replies(String fixture) {
    return PingOutput.parse(PingFixture.load(fixture).printed()).replies();
  }
}
