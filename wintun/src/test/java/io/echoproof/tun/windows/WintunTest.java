package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WintunTest {
  /** The signatures of api/wintun.h: W a WCHAR string, J a pointer or handle, I a DWORD or BOOL. */
  private static final String API =
      """
      WintunAllocateSendPacket(JI)J
      WintunCloseAdapter(J)V
      WintunCreateAdapter(WWJ)J
      WintunDeleteDriver()I
      WintunEndSession(J)V
      WintunGetAdapterLUID(JJ)V
      WintunGetReadWaitEvent(J)J
      WintunGetRunningDriverVersion()I
      WintunOpenAdapter(W)J
      WintunReceivePacket(JJ)J
      WintunReleaseReceivePacket(JJ)V
      WintunSendPacket(JJ)V
      WintunSetLogger(C)V
      WintunStartSession(JI)J
      """;

  @Test
  void theFourteenFunctionsHaveTheSignaturesOfTheHeader() {
    String bound =
        Arrays.stream(Wintun.class.getDeclaredMethods())
            .filter(method -> Modifier.isNative(method.getModifiers()))
            .map(WintunTest::signature)
            .sorted()
            .collect(Collectors.joining("\n", "", "\n"));
    assertEquals(API, bound);
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(WintunTest::letter)
            .collect(Collectors.joining("", "(", ")"))
        + letter(method.getReturnType());
  }

  private static String letter(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "long" -> "J";
      case "int" -> "I";
      case "void" -> "V";
      case "WString" -> "W";
      case "WINTUN_LOGGER_CALLBACK" -> "C";
      default -> type.getName();
    };
  }
}
