package io.echoproof.app.ping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ping.exe} of Microsoft in many languages, and Wine's; see {@link PingNotation}. */
class WindowsOutputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar.cp1256.txt          | 192.0.2.10:32=3@50 192.0.2.10:32<1@50 | 198.51.100.10 | 4/3/1/25
          cs.cp852.txt           | 192.0.2.11:32=10@53 192.0.2.11:32<1@53 | none | 3/2/1/33
          da.cp850.txt           | 192.0.2.12:32=17@56 192.0.2.12:32<1@56 192.0.2.12:32=17@56 | 198.51.100.12 | 4/4/0/0
          de.cp850.txt           | 192.0.2.13:32=24@59 192.0.2.13:32<1@59 | 198.51.100.13 | 4/3/1/25
          el.cp737.txt           | 192.0.2.14:32=31@62 192.0.2.14:32<1@62 | none | 3/2/1/33
          en.cp437.txt           | 192.0.2.15:32=38@65 192.0.2.15:32<1@65 192.0.2.15:32=38@65 | 198.51.100.15 | 4/4/0/0
          es.cp850.txt           | 192.0.2.16:32=45@68 192.0.2.16:32<1@68 | 198.51.100.16 | 4/3/1/25
          fi.cp850.txt           | 192.0.2.17:32=52@71 192.0.2.17:32<1@71 | none | 3/2/1/33
          fr.cp850.txt           | 192.0.2.18:32=59@74 192.0.2.18:32<1@74 192.0.2.18:32=59@74 | 198.51.100.18 | 4/4/0/0
          he.cp862.txt           | 192.0.2.19:32=66@77 192.0.2.19:32<1@77 | 198.51.100.19 | 4/3/1/25
          hu.cp852.txt           | 192.0.2.20:32=73@80 192.0.2.20:32<1@80 | none | 3/2/1/33
          it.cp850.txt           | 192.0.2.21:32=80@83 192.0.2.21:32<1@83 192.0.2.21:32=80@83 | 198.51.100.21 | 4/4/0/0
          ja.cp932.txt           | 192.0.2.22:32=87@86 192.0.2.22:32<1@86 | 198.51.100.22 | 4/3/1/25
          ko.cp949.txt           | 192.0.2.23:32=94@89 192.0.2.23:32<1@89 | none | 3/2/1/33
          nb.cp850.txt           | 192.0.2.24:32=101@92 192.0.2.24:32<1@92 192.0.2.24:32=101@92 | 198.51.100.24 | 4/4/0/0
          nl.cp850.txt           | 192.0.2.25:32=108@95 192.0.2.25:32<1@95 | 198.51.100.25 | 4/3/1/25
          pl.cp852.txt           | 192.0.2.26:32=115@98 192.0.2.26:32<1@98 | none | 3/2/1/33
          pt_BR.cp850.txt        | 192.0.2.27:32=122@101 192.0.2.27:32<1@101 192.0.2.27:32=122@101 | 198.51.100.27 | 4/4/0/0
          pt_PT.cp850.txt        | 192.0.2.28:32=129@104 192.0.2.28:32<1@104 | 198.51.100.28 | 4/3/1/25
          ro.cp852.txt           | 192.0.2.29:32=136@107 192.0.2.29:32<1@107 | none | 3/2/1/33
          ru.cp866.txt           | 192.0.2.30:32=143@110 192.0.2.30:32<1@110 192.0.2.30:32=143@110 | 198.51.100.30 | 4/4/0/0
          sv.cp850.txt           | 192.0.2.31:32=150@113 192.0.2.31:32<1@113 | 198.51.100.31 | 4/3/1/25
          th.cp874.txt           | 192.0.2.32:32=157@116 192.0.2.32:32<1@116 | none | 3/2/1/33
          tr.cp857.txt           | 192.0.2.33:32=164@119 192.0.2.33:32<1@119 192.0.2.33:32=164@119 | 198.51.100.33 | 4/4/0/0
          uk.cp866.txt           | 192.0.2.34:32=171@122 192.0.2.34:32<1@122 | 198.51.100.34 | 4/3/1/25
          zh_CN.cp936.txt        | 192.0.2.35:32=178@125 192.0.2.35:32<1@125 | none | 3/2/1/33
          zh_TW.cp950.txt        | 192.0.2.36:32=185@128 192.0.2.36:32<1@128 192.0.2.36:32=185@128 | 198.51.100.36 | 4/4/0/0
          en-sent.cp437.txt      | 192.0.2.70:64(1472)=12@117 192.0.2.70:0(1472)<1@117 | none | 2/2/0/0
          de-sent.cp850.txt      | 192.0.2.71:64(1472)=23@54 | none | 1/1/0/0
          en-miscompare.cp437.txt | 192.0.2.72:32!16=5@64 192.0.2.72:32!0<1@64 | none | 2/2/0/0
          ja-miscompare.cp932.txt | 192.0.2.73:32!16=5@64 | none | 1/1/0/0
          en-errors.cp437.txt    | none | 198.51.100.1 198.51.100.2 | 4/2/2/50
          en-route.cp437.txt     | 192.0.2.75:32=2@63 192.0.2.75:32=2@63 | none | 2/2/0/0
          en-break.cp437.txt     | 192.0.2.76:32=1@128 192.0.2.76:32=3@128 | none | 3/2/1/33
          en-nohost.cp437.txt    | none | none | none
          en-size.cp437.txt      | none | none | none
          wine.cp437.txt         | 192.0.2.80:1473=7@64 192.0.2.80:1473<1@1 | none | 3/2/1/33
          wine-usage.cp437.txt   | none | none | none
          """)
  void isReadInItsCodePageAndInUtf8(String name, String replies, String errors, String totals) {
    PingFixture fixture = PingFixture.load(name);
    PingOutput output = PingOutput.parse(fixture.printed());
    assertEquals(String.join(" | ", replies, errors, totals), PingNotation.of(output));
    assertEquals(output, PingOutput.parse(fixture.encoded(UTF_8, "\r\n")), "code page 65001");
    assertEquals(output, PingOutput.parse(fixture.encoded(UTF_8, "\n")), "plain line ends");
  }
}
