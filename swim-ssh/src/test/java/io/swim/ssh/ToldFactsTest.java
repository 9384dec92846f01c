package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFactsBuilder;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a definition of a host may gather is not always what its name promises. */
class ToldFactsTest {
  private final DeviceFactsBuilder facts = DeviceFacts.builder(Instant.EPOCH);

  private static CliAnswer answer(String name, String value) {
    return new CliAnswer("all its words", Map.of(name, value), Map.of());
  }

  private static CliAnswer members(String number) {
    return new CliAnswer(
        "all its words", Map.of(), Map.of("members", List.of(Map.of("number", number))));
  }

  private static void refused(ThrowingCallable reading, String... parts) {
    DriverException thrown = catchThrowableOfType(DriverException.class, reading);
    assertThat(thrown).hasMessageContainingAll(parts);
    assertThat(thrown.kind()).isEqualTo(FailureKind.PROTOCOL);
    assertThat(thrown.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(thrown.deviceWords()).isEqualTo("all its words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plenty", "", "1.5", "99999999999999999999", "-1"})
  void aSizeThatIsNoNumberIsNamed(String value) {
    refused(
        () -> ToldFacts.ofSystem(answer("ramBytes", value), facts),
        "show-version",
        "ramBytes",
        "'" + value + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "1/0", "9999999999", "-1"})
  void aMemberThatHasNoNumberIsNamed(String value) {
    refused(
        () -> ToldFacts.ofMembers(answer("x", "y"), Optional.of(members(value)), facts),
        "members",
        "number",
        "'" + value + "'");
    refused(
        () -> ToldFacts.ofMembers(members(value), Optional.empty(), facts),
        "show-version",
        "number",
        "'" + value + "'");
  }

  @Test
  void numbersAreTaken() throws DriverException {
    ToldFacts.ofSystem(answer("ramBytes", "8192"), facts);
    ToldFacts.ofMembers(members("3"), Optional.empty(), facts);

    assertThat(facts.build().ramBytes()).hasValue(8192);
    assertThat(facts.build().stack()).singleElement().matches(one -> one.number() == 3);
  }
}
