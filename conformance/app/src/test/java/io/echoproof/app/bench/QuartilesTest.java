package io.echoproof.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class QuartilesTest {
  @Test
  void lieBetweenTheNumbersWhereTheyMust() {
    assertEquals(new Quartiles(1, 1.75, 2.5, 3.25, 4), Quartiles.of(DoubleStream.of(4, 1, 3, 2)));
  }

  @Test
  void ofOneNumberAreThatNumber() {
    assertEquals(new Quartiles(7, 7, 7, 7, 7), Quartiles.of(DoubleStream.of(7)));
  }
}
