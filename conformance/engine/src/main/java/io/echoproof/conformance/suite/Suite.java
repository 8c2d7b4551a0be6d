package io.echoproof.conformance.suite;

import io.echoproof.conformance.wire.Invariant;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The classes and cases of the suite. Listed by hand: searching the class path costs start-up time.
 */
public final class Suite {
  /** All classes with cases, in the order of running. */
  public static final List<Class<?>> CLASSES =
      List.of(
          VersionAndLengthCases.class,
          HeaderChecksumCases.class,
          HeaderFieldCases.class,
          TimeToLiveCases.class,
          TypeOfServiceCases.class,
          DestinationAddressCases.class,
          SourceAddressCases.class,
          SettingCases.class,
          ChecksumFieldCases.class,
          ChecksumArithmeticCases.class,
          ChecksumCoverageCases.class,
          EchoFieldCases.class,
          EchoDataCases.class,
          EchoSizeCases.class,
          EchoCountCases.class,
          EchoStateCases.class,
          EchoPeerCases.class,
          UnknownTypeCases.class,
          TimestampCases.class,
          TimestampAddressCases.class,
          InformationCases.class,
          OptionCases.class,
          RecordRouteCases.class,
          TimestampOptionCases.class,
          SourceRouteCases.class,
          DontFragmentCases.class,
          PathMtuCases.class,
          FragmentOrderCases.class,
          FragmentMessageCases.class,
          FragmentKeyCases.class,
          FragmentIdentificationCases.class,
          FragmentOverlapCases.class,
          FragmentFieldCases.class,
          FragmentedReplyCases.class,
          FragmentErrorCases.class,
          ReassemblyTimeoutCases.class,
          FragmentLimitCases.class,
          ErrorMessageCases.class,
          ForbiddenErrorCases.class,
          ReceivedErrorCases.class,
          RateCases.class,
          ExtendedEchoCases.class,
          ForeignProtocolCases.class,
          NoiseCases.class,
          GoldenVectorCases.class);

  /** The row on one reply per request. */
  public static final String DUPLICATES_ROW = "ECH-12";

  /** What holds for every reply of a run, whichever case it belongs to. */
  public static final List<Invariant> INVARIANTS =
      List.of(
          new Invariant("ECH-18", Rules.wellFormedHeader(false)),
          new Invariant("OPT-22", Rules.wellFormedHeader(true)),
          new Invariant("TTL-03", Rules.ttlAboveZero()),
          new Invariant("FRG-32", FragmentRules.wellFormed()));

  private Suite() {}

  /** All cases in the order of running. */
  public static List<CaseInfo> cases() {
    return cases(CLASSES);
  }

  /** The cases of some classes, in the order of running. */
  public static List<CaseInfo> cases(List<Class<?>> classes) {
    return classes.stream().flatMap(c -> methods(c).stream()).map(CaseInfo::of).toList();
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Case.class))
        .sorted(Comparator.comparing(method -> method.getAnnotation(Case.class).value()))
        .toList();
  }
}
