package io.swim.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IosVersionSchemeTest {
  @ParameterizedTest
  @CsvSource({
    "12.2(4)JA1, 12.2.4-JA1",
    "12.2(4)JA1, 12.2(4)ja1",
    "12.2(4)JA1, 122-4.JA1",
    "12.4(25d)JA1, 124-25d.JA1",
    "12.2(55)SE3, 122-55.SE3",
    "15.1(4)M8, 151-4.M8",
    "12.2(33)SXI4a, 122-33.SXI4a",
    "15.0(2)SE11, 15.0.2-SE11",
    "12.4(6)T, 124-6.T",
    "12.2(46a), 122-46a",
    "12.2(52.0.112)EY, 122-52.0.112.EY",
  })
  void spellingsOfOneVersionAreEqual(String one, String other) {
    assertThat(VersionScheme.IOS.same(one, other)).isTrue();
    assertThat(VersionScheme.IOS.compare(one, other)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "12.2(4)JA, 12.2(4)JA1",
    "12.2(4)JA1, 12.2(11)JA",
    "12.2(25)SEE2, 12.2(55)SE3",
    "12.1(22)EA14, 12.2(4)JA1",
    "12.2(55)SE9, 12.2(55)SE10",
    "12.4(25c), 12.4(25d)",
    "15.0(2)SE9, 15.0(2)SE11",
    "15.0(2)SE11, 15.2(1)E",
    "9.5(1), 12.2(4)JA1",
    "15.2(4)M6, 15.2(4)M6a",
  })
  void olderIsLower(String older, String newer) {
    assertThat(VersionScheme.IOS.compare(older, newer)).isNegative();
    assertThat(VersionScheme.IOS.compare(newer, older)).isPositive();
    assertThat(VersionScheme.IOS.same(older, newer)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "12", "(4)JA1", "12.2(", "JA1"})
  void whatIsNoVersionIsNotUnderstood(String text) {
    assertThat(VersionScheme.IOS.understands(text)).isFalse();
  }
}
