package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which software an image for access points comes with. */
class ApVersionTest {
  @ParameterizedTest
  @CsvSource({
    "17.8.2.31, 17.8.2, true",
    "17.8.2.31, 17.08.02, true",
    "17.8.2.31, 17.08.02b, true",
    "17.8.21.3, 17.8.2, false",
    "17.8.2.31, 17.8, false",
    "17.8.2, 17.8.2, false",
    "17.8.2.31, 17.18.2, false",
    "0.0.0.0, 17.8.2, false",
    "'', 17.8.2, false"
  })
  void itHasANumberMoreThanTheSoftware(String version, String software, boolean isOf) {
    assertThat(ApVersion.isOf(version, ApVersion.numbers(software))).isEqualTo(isOf);
  }
}
