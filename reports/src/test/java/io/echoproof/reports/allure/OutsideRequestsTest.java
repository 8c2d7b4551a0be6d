package io.echoproof.reports.allure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideRequestsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<script async src=\"https://a.example/x.js\"></script> | https://a.example/x.js",
        "<LINK rel=icon HREF=http://a.example/i.ico> | http://a.example/i.ico",
        "<img alt='' src='//a.example/i.png'> | //a.example/i.png",
        "<style>a{background:url( 'https://a.example/b')}</style> | https://a.example/b",
        "<style>@import \"https://a.example/c\";</style> | https://a.example/c",
      })
  void finds(String html, String address) {
    assertEquals(List.of(address), OutsideRequests.in(html));
  }

  @Test
  void findsInStyleSheetsOfDataAddresses() {
    String css = "p{} @font-face{src:url(https://fonts.example/f.woff)}";
    String data = Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));

    assertEquals(
        List.of("https://fonts.example/f.woff"),
        OutsideRequests.in("<link rel=\"stylesheet\" href=\"data:text/css;base64," + data + "\">"));
  }

  @Test
  void findsAnalytics() {
    assertEquals(
        List.of("googletagmanager"), OutsideRequests.in("<script>x='googletagmanager'</script>"));
  }

  @Test
  void leavesLinksAlone() {
    assertEquals(
        List.of(), OutsideRequests.in("<a href=\"https://www.rfc-editor.org/rfc/rfc1122\">x</a>"));
  }
}
