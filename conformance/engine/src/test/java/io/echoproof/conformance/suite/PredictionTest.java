package io.echoproof.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle for single frames to 192.0.2.1/24, fed with golden vectors of the catalogue. */
class PredictionTest {
  private static Prediction of(String hex) {
    return Prediction.of(Octets.ofHex(hex), Profiles.RESPONDER);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "V01, 45000020123400004001e4a5c0000202c000020108005a3ebeef000170696e67",
    "V02, 4500001c123400004001e4a9c0000202c00002010800390fbeef0001",
    "V04 trailer, 4500001d123400004001e4a8c0000202c000020108003a0ebeef0001ffa5a5",
    "V05 all zero, 4500001c123400004001e4a9c0000202c00002010800f7ff00000000",
    "V08 minus zero, 4500001c123400004001e4a9c0000202c00002010800fffff7ff0000",
    "V25 reserved flag, 4500001c12348000400164a9c0000202c00002010800390fbeef0001",
    "V26 DF, 4500001c123440004001a4a9c0000202c00002010800390fbeef0001",
    "V28 TTL 0, 4500001c12340000000124aac0000202c00002010800390fbeef0001",
    "V29 TOS, 45bb001c123400004001e3eec0000202c00002010800390fbeef0001",
  })
  void hasToBeAnswered(String name, String hex) {
    assertEquals(Prediction.REPLY, of(hex), name);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing, ''",
    "one octet, 45",
    "V11 ICMP checksum, 4500001c123400004001e4a9c0000202c000020108003910beef0001",
    "V12 ICMP checksum 0000, 4500001c123400004001e4a9c0000202c000020108000000beef0001",
    "V15 header checksum, 4500001c123400004001e4aac0000202c00002010800390fbeef0001",
    "V16 version 5, 5500001c123400004001d4a9c0000202c00002010800390fbeef0001",
    "V18 IHL 4, 4400001c123400004001e5a9c0000202c00002010800390fbeef0001",
    "V19 IHL 6, 46000014123400004001e3b1c0000202c0000201",
    "V20 total length 19, 45000013123400004001e4b2c0000202c00002010800390fbeef0001",
    "V21 total length 20, 45000014123400004001e4b1c0000202c00002010800390fbeef0001",
    "V22 total length 27, 4500001b123400004001e4aac0000202c00002010800390fbeef0001",
    "V23 total length 29, 4500001d123400004001e4a8c0000202c00002010800390fbeef0001",
    "V24 four ICMP octets, 45000018123400004001e4adc0000202c00002010800f7ff",
    "V40 echo reply, 4500001c123400004001e4a9c0000202c00002010000410fbeef0001",
    "V57 protocol 253, 4500001c1234000040fde3adc0000202c00002010000000000000000",
  })
  void mustNotBeAnswered(String name, String hex) {
    assertEquals(Prediction.SILENCE, of(hex), name);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "V30 code 7, 4500001c123400004001e4a9c0000202c000020108073908beef0001",
    "V31 LAND, 4500001c123400004001e4aac0000201c00002010800390fbeef0001",
    "V32 from loopback, 4500001c12340000400127ab7f000001c00002010800390fbeef0001",
    "V35 from 0.0.0.0, 4500001c123400004001a6ac00000000c00002010800390fbeef0001",
    "V37 to the broadcast, 4500001c123400004001e3abc0000202c00002ff0800390fbeef0001",
    "V39 to somebody else, 4500001c123400004001e45dc0000202c000024d0800390fbeef0001",
    "V43 type 200, 4500001c123400004001e4a9c0000202c0000201c800790ebeef0001",
    "V47 options, 46000020123400004001e1a4c0000202c0000201010101000800390fbeef0001",
    "V55 fragment, 4500002455012000400181d4c0000202c00002010800b47ebeef00010001020304050607",
  })
  void isLeftToOtherRows(String name, String hex) {
    assertEquals(Prediction.FREE, of(hex), name);
  }

  @Test
  void aNetworkOfTwoHasNoBroadcastAddress() {
    assertEquals(
        Prediction.REPLY,
        Prediction.of(
            Octets.ofHex("4500001c123400004001e4abc0000200c00002010800390fbeef0001"),
            Profiles.in("192.0.2.1", 31, "192.0.2.0")));
  }
}
