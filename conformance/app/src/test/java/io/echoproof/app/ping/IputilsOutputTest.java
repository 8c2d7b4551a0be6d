package io.echoproof.app.ping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** iputils' {@code ping} as in Debian 12, and builds of it that speak other languages. */
class IputilsOutputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iputils.utf8.txt            | 192.0.2.90:64#1=0.231@64 192.0.2.90:64#2=12.4@64 192.0.2.90:64#3=104@64 | none | 4/3/-/25
          iputils-small.utf8.txt      | 192.0.2.91:8#1@64 192.0.2.91:23#2@64 192.0.2.91:24#3=0.014@64 | none | 3/3/-/0
          iputils-quiet.utf8.txt      | none | none | 3/2/-/33.3333
          iputils-flood.utf8.txt      | none | none | 3/2/-/33.3333 errors=1
          iputils-dated.utf8.txt      | 192.0.2.94:64#1=0.013@64 | 198.51.100.94#3 | 3/1/-/66.6667 errors=1
          iputils-verbose.utf8.txt    | 192.0.2.95:64#1=0.012@64 | none | 1/1/-/0
          iputils-options.utf8.txt    | 192.0.2.96:64#1=0.012@64 192.0.2.96:64#2=0.016@64 | none | 2/2/-/0
          iputils-duplicate.utf8.txt  | 192.0.2.97:64#1=0.272@64 192.0.2.97:64#1=0.292@64+DUPLICATE 192.0.2.98:64#1=0.363@63+DUPLICATE+DIFFERENT_ADDRESS | none | 1/1/-/0 duplicates=2
          iputils-altered.utf8.txt    | 192.0.2.99:64#1=0.295@64+BAD_CHECKSUM 192.0.2.99:44#2@64+TRUNCATED 192.0.2.99:64#3!17=0.098@64 | none | 3/2/-/33.3333 corrupted=1
          iputils-errors.utf8.txt     | 192.0.2.100:64#3=0.257@64 | 198.51.100.100#1 198.51.100.101#2 198.51.100.102#3 198.51.100.103#4 198.51.100.104 | 4/1/-/75 errors=4
          iputils-name.utf8.txt       | 192.0.2.106:64#1=0.257@64 192.0.2.106:64#2=0.257@64 | none | 2/2/-/0
          iputils-nothing.utf8.txt    | none | none | 0/0/-/-
          iputils-unreachable.utf8.txt | none | none | none
          iputils-family.utf8.txt     | none | none | none
          iputils-de.utf8.txt         | 192.0.2.110:64#1=0.257@64 | 198.51.100.110#2 | 3/1/-/66.6667
          iputils-fr.utf8.txt         | 192.0.2.111:64#1=1.26@64 192.0.2.111:64#2=1.31@64+UNRECOGNISED | 198.51.100.111#2 | 2/1/-/50
          iputils-tr.utf8.txt         | 192.0.2.112:64#1=0.257@64 | 198.51.100.112#2 | 3/1/-/66.6667
          iputils-ja.utf8.txt         | 192.0.2.113:64#1=0.257@64 192.0.2.113:64#1!17=0.301@64+UNRECOGNISED | 198.51.100.113#2 | 2/1/-/50
          iputils-ko.utf8.txt         | 192.0.2.114:64#1=0.257@64 | 198.51.100.114#2 | 2/1/-/50
          """)
  void isRead(String name, String replies, String errors, String totals) {
    PingOutput output = PingOutput.parse(PingFixture.load(name).printed());
    assertEquals(String.join(" | ", replies, errors, totals), PingNotation.of(output));
  }
}
