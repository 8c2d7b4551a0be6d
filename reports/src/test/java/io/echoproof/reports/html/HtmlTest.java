package io.echoproof.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void escapesMarkup() {
    assertEquals(
        "<td class=\"x\">&lt;script&gt;alert(&quot;&amp;&#39;)&lt;/script&gt;</td>",
        new Html().element("td", "x", "<script>alert(\"&')</script>").toString());
  }

  @Test
  void escapesAnAddress() {
    assertEquals(
        "<a target=\"_blank\" rel=\"noopener\" href=\"&quot;&gt;\">x</a>",
        new Html().link("\">", "x").toString());
  }

  @Test
  void showsControlCharactersByTheirNumber() {
    assertEquals(
        "\\x00\\x1b[31m\\x7f\n\\ud800\\u202e",
        new Html().text("\0\u001b[31m\u007f\n\ud800\u202e").toString());
  }

  @Test
  void keepsEveryOtherCharacter() {
    assertEquals("µ–→😀", new Html().text("µ–→😀").toString());
  }

  @Test
  void inertTextHoldsNeitherTagsNorEscapes() {
    assertEquals("‹b>a & b\\x1b", Html.inert("<b>a & b\u001b"));
  }
}
