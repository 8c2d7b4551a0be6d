package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.WString;
import io.echoproof.tun.Frame;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.TunException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of adapters and sessions, and what is said when it does not begin. */
@Timeout(120)
class WintunAdapterIT {
  private static TunDouble tunDouble;

  @BeforeAll
  static void lane() {
    tunDouble = TunDouble.require();
  }

  @Test
  void opensAndClosesFiftyTimesAndLeavesNothing() throws Exception {
    cycle();
    long before = TunDouble.openHandles();
    int alive = tunDouble.hooks().TunDoubleAlive();
    for (int i = 0; i < 50; i++) {
      cycle();
    }
    long more = TunDouble.openHandles() - before;
    // On Windows the JVM itself opens some meanwhile.
    assertTrue(more <= (TunDouble.isWindows() ? 10 : 0), () -> more + " handles more");
    assertEquals(0, wintunThreads());
    assertEquals(
        alive, tunDouble.hooks().TunDoubleAlive(), "adapters and sessions with their rings");
  }

  private static void cycle() {
    try (WintunTun tun = tunDouble.open("epcycle")) {
      assertEquals("epcycle", tun.name());
      assertFalse(tun.poll(new Frame()));
    }
    if (!TunDouble.isWindows()) {
      // Wine remembers interfaces that are gone. The next cycle would find the name in use.
      assertEquals(Optional.empty(), TunDouble.configurator().find("epcycle"));
    }
  }

  private static long wintunThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("wintun-call"))
        .filter(
            thread -> {
              try {
                thread.join(10_000);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return thread.isAlive();
            })
        .count();
  }

  @Test
  void theInterfaceIsThereAndItsLuidTellsItsIndex() {
    try (WintunAdapter adapter = WintunAdapter.create(tunDouble.library(), "epluid")) {
      InterfaceState state = TunDouble.configurator().find("epluid").orElseThrow();
      assertEquals("epluid", state.name());
      assertNotEquals(0, adapter.luid());
      if (!TunDouble.isWindows()) {
        assertEquals(state.index(), (int) (adapter.luid() >>> 24) & 0xFF_FFFF);
        assertEquals(53, (int) (adapter.luid() >>> 48), "IF_TYPE_PROP_VIRTUAL");
      }
    }
  }

  @Test
  void theGuidIsTheNames() {
    try (WintunAdapter adapter = WintunAdapter.create(tunDouble.library(), "epguid");
        Memory guid = new Memory(AdapterGuid.SIZE);
        Memory expected = AdapterGuid.inMemory(AdapterGuid.of(adapter.name()))) {
      assertEquals(1, tunDouble.hooks().TunDoubleGuid(new WString("epguid"), guid));
      assertEquals(expected.getLong(0), guid.getLong(0));
      assertEquals(expected.getLong(8), guid.getLong(8));
    }
  }

  @Test
  void aNameMayHaveAnyLetters() {
    try (WintunAdapter adapter = WintunAdapter.create(tunDouble.library(), "icmpé0")) {
      assertEquals("icmpé0", adapter.name());
      WintunAdapter.open(tunDouble.library(), "icmpé0").close();
    }
  }

  @Test
  void anOpenedAdapterIsNotRemovedByClosing() {
    try (WintunAdapter created = WintunAdapter.create(tunDouble.library(), "epopen")) {
      WintunAdapter opened = WintunAdapter.open(tunDouble.library(), "epopen");
      assertEquals(created.luid(), opened.luid());
      opened.close();
      opened.close();
      WintunAdapter.open(tunDouble.library(), "epopen").close();
    }
    TunException e =
        assertThrows(TunException.class, () -> WintunAdapter.open(tunDouble.library(), "epopen"));
    assertEquals(WinError.ERROR_NOT_FOUND, e.errorCode());
    assertTrue(e.reason().contains("\"epopen\" failed: there is no such adapter"), e.reason());
    assertTrue(e.reason().contains("Wintun says: "), e.reason());
  }

  @Test
  void aNameInUseIsAnErrorInWords() {
    try (WintunAdapter adapter = WintunAdapter.create(tunDouble.library(), "eptwice")) {
      TunException e =
          assertThrows(
              TunException.class, () -> WintunAdapter.create(tunDouble.library(), adapter.name()));
      assertEquals(WinError.ERROR_ALREADY_EXISTS, e.errorCode());
      assertTrue(e.reason().contains("name or GUID is in use"), e.reason());
      assertTrue(e.wayOut().contains("choose another name"), e.wayOut());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, not elevated, run it as administrator",
    "127, as Wine does, link",
    "1275, a policy of this machine, ''",
    "4711, Windows error 4711, ''"
  })
  void aCreationThatFailsSaysWhyAndWhatToDo(int code, String reason, String wayOut) {
    tunDouble.hooks().TunDoubleFailNextCreate(code);
    TunException e =
        assertThrows(TunException.class, () -> WintunAdapter.create(tunDouble.library(), "epno"));
    assertEquals(code, e.errorCode());
    assertTrue(e.reason().contains(reason), e.reason());
    assertTrue(e.wayOut().contains(wayOut), e.wayOut());
    assertTrue(e.reason().contains("Wintun says: Failed to create adapter epno"), e.reason());
  }

  /** As after a program that was killed: the failure itself clears its adapter away. */
  @ParameterizedTest
  @ValueSource(ints = {WinError.ERROR_GEN_FAILURE, WinError.WAIT_TIMEOUT})
  void aFirstFailureOverALeftoverIsTriedAgain(int code) {
    tunDouble.hooks().TunDoubleFailNextCreate(code);
    WintunAdapter.create(tunDouble.library(), "epleft").close();
    TunException e = WintunErrors.of("creating it", WinError.WAIT_TIMEOUT);
    assertTrue(e.reason().contains("did not bring the adapter up in time"), e.reason());
    assertTrue(e.wayOut().contains("Device Manager"), e.wayOut());
  }

  @Test
  void aNameHasOneTo127Letters() {
    for (String name : List.of("", "x".repeat(128))) {
      TunException e =
          assertThrows(TunException.class, () -> WintunAdapter.create(tunDouble.library(), name));
      assertEquals(WinError.ERROR_INVALID_PARAMETER, e.errorCode());
      assertTrue(e.wayOut().contains("1 to 127"), e.wayOut());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1_0000, 0x2_0001, 0x3_0000, 0x800_0000, -1})
  void aCapacityIsAPowerOfTwoInRange(int capacity) {
    try (WintunAdapter adapter = WintunAdapter.create(tunDouble.library(), "epcap")) {
      TunException e =
          assertThrows(TunException.class, () -> WintunSession.start(adapter, capacity));
      assertEquals(WinError.ERROR_INVALID_PARAMETER, e.errorCode());
      assertTrue(e.wayOut().contains("power of two from 128 KiB to 64 MiB"), e.wayOut());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Wintun.WINTUN_MIN_RING_CAPACITY, Wintun.WINTUN_MAX_RING_CAPACITY})
  void theSmallestAndTheLargestCapacityWork(int capacity) {
    try (WintunAdapter adapter = WintunAdapter.create(tunDouble.library(), "epcap");
        WintunSession session = WintunSession.start(adapter, capacity)) {
      assertNotEquals(0, session.readWaitEvent());
    }
  }

  @Test
  void anAdapterHasOneSessionAndIsClosedAfterIt() {
    int capacity = WintunSettings.DEFAULT_CAPACITY;
    try (WintunAdapter adapter = WintunAdapter.create(tunDouble.library(), "epone")) {
      WintunSession first = WintunSession.start(adapter, capacity);
      TunException e =
          assertThrows(TunException.class, () -> WintunSession.start(adapter, capacity));
      assertEquals(WinError.ERROR_ALREADY_INITIALIZED, e.errorCode());
      assertTrue(e.reason().contains("has a session already"), e.reason());
      assertThrows(IllegalStateException.class, adapter::close);
      first.close();
      first.close();
      WintunSession.start(adapter, capacity).close();
    }
  }

  @Test
  void theDriverHasAVersionWhileItIsLoaded() {
    try (WintunAdapter adapter = WintunAdapter.create(tunDouble.library(), "epdrv")) {
      assertEquals(Optional.of("0.14"), tunDouble.library().runningDriverVersion());
      TunException e = assertThrows(TunException.class, () -> tunDouble.library().deleteDriver());
      assertEquals(WinError.ERROR_BUSY, e.errorCode());
      assertTrue(e.wayOut().contains("end the program"), adapter.name());
    }
    tunDouble.library().deleteDriver();
    assertEquals(Optional.empty(), tunDouble.library().runningDriverVersion());
  }

  @Test
  void whatWintunSaysIsLoggedAlsoAfterACollection() {
    List<LogRecord> said = new ArrayList<>();
    Logger logger = Logger.getLogger(WintunLog.NAME);
    Handler handler = new Recorder(said);
    logger.addHandler(handler);
    try {
      System.gc();
      WintunAdapter.create(tunDouble.library(), "eplogé").close();
      assertThrows(TunException.class, () -> WintunAdapter.open(tunDouble.library(), "epnothing"));
    } finally {
      logger.removeHandler(handler);
    }
    assertEquals(Level.INFO, said.get(0).getLevel());
    assertTrue(said.get(0).getMessage().endsWith("river for eplogé"), said.get(0).getMessage());
    assertEquals(Level.SEVERE, said.get(1).getLevel());
    assertEquals("Failed to find adapter epnothing", said.get(1).getMessage());
  }

  private static final class Recorder extends Handler {
    private final List<LogRecord> said;

    Recorder(List<LogRecord> said) {
      this.said = said;
    }

    @Override
    public synchronized void publish(LogRecord logged) {
      said.add(logged);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aSecondLibraryIsRefused() {
    WintunDll other = WintunDll.at(TunDouble.aFile()).withAnyHash();
    TunException e = assertThrows(TunException.class, () -> WintunLibrary.load(other));
    assertTrue(e.reason().contains("has loaded " + tunDouble.library().path()), e.reason());
  }
}
