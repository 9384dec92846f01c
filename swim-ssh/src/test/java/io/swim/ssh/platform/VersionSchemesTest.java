package io.swim.ssh.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.fault.SwimException;
import io.swim.image.VersionScheme;
import io.swim.image.VersionStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bundled schemes make of versions, beside the examples in their files. */
class VersionSchemesTest {
  @Test
  void everySchemeIsReadAndHasTheNameOfItsFile() {
    assertThat(VersionSchemes.names())
        .contains("ios", "iosxe", "iosxr", "nxos", "asa", "aireos", "junos", "eos", "comware")
        .contains("vrp", "routeros", "dotted", "generic", "semantic")
        .allSatisfy(name -> assertThat(VersionSchemes.get(name).id()).isEqualTo(name));
    assertThat(VersionSchemes.get("generic")).isSameAs(VersionScheme.GENERIC);
    assertThat(VersionSchemes.get("semantic")).isSameAs(VersionScheme.SEMANTIC);
    assertThat(VersionSchemes.find("none")).isEmpty();
    assertThatThrownBy(() -> VersionSchemes.get("none"))
        .isInstanceOf(SwimException.class)
        .hasMessageContaining("no version scheme 'none'; there are [aireos, asa,");
  }

  @ParameterizedTest
  @CsvSource({
    "ios, 12.2(4)JA1, 12.2.4-JA1",
    "ios, 12.2(4)JA1, 122-4.ja1",
    "ios, 12.4(25d)JA1, 124-25d.JA1",
    "ios, 12.2(55)SE3, 122-55.SE3",
    "ios, 15.1(4)M8, 151-4.M8",
    "ios, 12.2(33)SXI4a, 122-33.SXI4a",
    "ios, 15.0(2)SE11, 15.0.2-SE11",
    "ios, 12.4(6)T, 124-6.T",
    "ios, 12.2(46a), 122-46a",
    "ios, 12.2(52.0.112)EY, 122-52.0.112.EY",
    "ios, 12.2(52.0.112)EY, 12.2.52.0.112-EY",
    "ios, 12.4(18e), 12.4.18e",
    "ios, 15.2(2a)E1, 15.2.2a-E1",
    "ios, 15.6(3)M2a, 15.6.3M2a",
    "ios, 12.3(6f), 123-6f",
    "ios, 11.2(8)P, 112-8.P",
    "iosxe, 16.12.09, 16.12.9",
    "iosxe, 17.9.5, 17.9.5.0.123",
    "iosxe, 17.9.5, 17.09.05",
    "iosxe, 16.09.01s, 16.9.1S",
    "iosxe, 16.05.01a.prd3, 16.5.1aprd3",
    "iosxe, 17.17.01, 17.17.01.0.207190",
    "iosxe, 03.07.01.E, 15.2(3)E1",
    "iosxe, 03.16.04b.S, 15.5(3)S4b",
    "iosxe, 03.16.04b.S, 15.5.3-S4b",
    "iosxe, 03.18.03.SP, 15.6(2)SP3",
    "iosxe, 03.04.00.SG, 15.1(2)SG",
    "iosxe, 03.03.01.XO, 151-1.XO1",
    "iosxe, 03.03.05.SE, 15.0(1)EZ5",
    "iosxe, 03.02.03.SE, 15.0(1)EX3",
    "iosxe, 15.2(4)E8, 03.08.08.E",
    "iosxe, 02.04.01, 12.2(33)XND1",
    "iosxe, 02.04.01.122-33.XND1, 2.4.1",
    "iosxr, 7.3.2, r732",
    "iosxr, 7.3.1.49I, r73149I",
    "iosxr, 7.10.2v1.0.0, 7.10.2",
    "iosxr, 7.11.2 LNT, 7.11.2",
    "nxos, 7.0(3)I7(9), 7.0.3.I7.9",
    "nxos, 10.2(3)F, 10.2.3.F",
    "nxos, 10.2(3)F, 10.2(3) [Feature Release]",
    "nxos, 6.0(2)U6(10), 6.0.2.u6.10",
    "nxos, 14.0(1h) [build 14.0(1h)], 14.0.1h",
    "nxos, 5.0(3)N2(4.71.72), 5.0.3.N2.4.71.72",
    "asa, 9.8(4)12, 9.8.4.12",
    "asa, 9.8(4)12, 984-12",
    "asa, 9.5(2)2, 952-2",
    "asa, 7.16(1)150, 7161-150",
    "asa, 9.12(3)12, 9-12-3-12",
    "aireos, 8.10.183.0, 8-10-183-0",
    "aireos, 8.5.161.7, 8_5_161_7",
    "junos, 18.4R2-S3.2, 18.4r2-s3.2",
    "eos, 4.15.0F, 4.15.0F-2387143.4150F",
    "comware, '7.1.045, Release 2422P01', R2422P01",
    "comware, '7.1.070, Feature 2702', F2702",
    "comware, '7.1.070, ESS 2705', E2705",
    "vrp, 8.180 (ATN 910C-B V300R003C10SPC500), V300R003C10SPC500",
    "vrp, S7700 V200R010C00SPC600, V200R010C00SPC600",
    "routeros, 7.12.2 (stable), v7.12.2",
    "dotted, 1.2, 1.2.0.0",
  })
  void spellingsOfOneVersionAreEqual(String name, String one, String other) {
    VersionScheme scheme = VersionSchemes.get(name);
    assertThat(scheme.understands(one)).as(one).isTrue();
    assertThat(scheme.understands(other)).as(other).isTrue();
    assertThat(scheme.same(one, other)).isTrue();
    assertThat(scheme.compare(one, other)).isZero();
    assertThat(scheme.compare(' ' + one + '\n', other)).isZero();
    assertThat(scheme.step(one, other)).isEqualTo(VersionStep.SAME);
    assertThat(scheme.sameTrain(one, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ios, 12.2(4)JA, 12.2(4)JA1, MAINTENANCE, true",
    "ios, 12.2(4)JA1, 12.2(11)JA, MAINTENANCE, true",
    "ios, 12.2(25)SEE2, 12.2(55)SE3, MAINTENANCE, false",
    "ios, 12.1(22)EA14, 12.2(4)JA1, MINOR, false",
    "ios, 12.2(55)SE9, 12.2(55)SE10, MAINTENANCE, true",
    "ios, 12.4(25c), 12.4(25d), MAINTENANCE, true",
    "ios, 15.0(2)SE11, 15.2(1)E, MINOR, false",
    "ios, 9.5(1), 12.2(4)JA1, MAJOR, false",
    "ios, 12.2(55)SE3, 15.0(2)SE, MAJOR, false",
    "ios, 15.2(4)M6, 15.2(4)M6a, MAINTENANCE, true",
    "ios, 15.2(4)M6, 15.2(4)S6, MINOR, false",
    "ios, 12.05, 12.2(8)JA, MAJOR, false",
    "iosxe, 17.3.4, 17.03.04a, MAINTENANCE, true",
    "iosxe, 17.3.4a, 17.9.1, MINOR, false",
    "iosxe, 16.12.9, 17.3.1, MAJOR, false",
    "iosxe, 15.2(3)E1, 03.07.05E, MAINTENANCE, true",
    "iosxe, 15.2(3)E1, 03.08.00.E, MINOR, false",
    "iosxe, 03.11.08.E, 16.12.1, MAJOR, false",
    "iosxe, 12.2(54)SG1, 03.04.00.SG, MAJOR, false",
    "iosxr, 6.1.21.15I, 6.1.21, MAINTENANCE, true",
    "iosxr, 7.9.2, 7.10.1, MINOR, false",
    "iosxr, 7.11.2, 24.1.1, MAJOR, false",
    "nxos, 7.0(3)I7(8), 7.0(3)I7(10), MAINTENANCE, true",
    "nxos, 7.0(3)I4(3), 7.0(3)I7(1), MINOR, false",
    "nxos, 9.3(7), 9.3(7a), MAINTENANCE, true",
    "nxos, 9.3(7), 10.2(3)F, MAJOR, false",
    "asa, 9.8(4), 9.8(4)12, MAINTENANCE, true",
    "asa, 9.8(4)12, 9.16(2), MINOR, false",
    "aireos, 8.5.161.7, 8.10.105.0, MINOR, false",
    "junos, 18.4R2.7, 18.4R2-S3.2, MAINTENANCE, true",
    "junos, 18.4R3, 19.1R1, MAJOR, false",
    "junos, 12.1X46-D65.4, 12.1X47-D10, MINOR, false",
    "junos, 21.1B1, 21.1R1, MINOR, false",
    "eos, 4.18.3F, 4.18.3.1F, MAINTENANCE, true",
    "eos, 4.28.9M, 4.33.2F, MINOR, false",
    "comware, R2422P01, R2422P02, MAINTENANCE, true",
    "comware, R2422P01, R2432, MAINTENANCE, true",
    "comware, R2432, '7.1.070, Release 2612', MINOR, false",
    "vrp, V200R010C10SPC600, V200R010C10SPC700, MAINTENANCE, true",
    "vrp, V200R010C10SPC600, V200R011C10, MINOR, false",
    "routeros, 7.14rc2, 7.14, MAINTENANCE, true",
    "routeros, 6.49.10, 7.1, MAJOR, false",
    "dotted, 1.2.3, 1.2.3.4, MAINTENANCE, true",
  })
  void olderIsLowerByAStep(
      String name, String older, String newer, VersionStep step, boolean train) {
    VersionScheme scheme = VersionSchemes.get(name);
    assertThat(scheme.compare(older, newer)).isNegative();
    assertThat(scheme.compare(newer, older)).isPositive();
    assertThat(scheme.same(older, newer)).isFalse();
    assertThat(scheme.step(older, newer)).isEqualTo(step);
    assertThat(scheme.step(newer, older)).isEqualTo(step);
    assertThat(scheme.sameTrain(older, newer)).isEqualTo(train);
  }

  @ParameterizedTest
  @CsvSource({
    "iosxe, BLD_POLARIS_DEV_LATEST_20200702_122021_V17_4_0_67_2, 17.4.1",
    "iosxe, 17.4.20200702:124009, 17.4.1",
    "iosxe, 17.4.20200702:124009, 17.4.20200703:124009",
    "iosxe, 2019-10-31_17.49_makale, 16.12.1",
    "iosxe, 16.05.01a, 16.05.01a.prd3",
    "ios, 15.2(20170321:233949), 15.2(4)E",
    "junos, 22.2R3-S1.3, 22.2R3-S1.3-EVO",
    "eos, 4.15.0F-2387143.4150F (engineering build), 4.15.0F",
    "ios, latest, 15.2(4)E",
    "ios, latest, latest",
  })
  void noStepLeadsFromOneToTheOtherWhereNothingSaysHowFarItIs(
      String name, String one, String other) {
    VersionScheme scheme = VersionSchemes.get(name);
    assertThat(scheme.step(one, other)).isEqualTo(VersionStep.UNKNOWN);
    assertThat(scheme.step(other, one)).isEqualTo(VersionStep.UNKNOWN);
    assertThat(scheme.compare(one, other)).isNotPositive();
    assertThat(scheme.same(one, other)).isEqualTo(one.equals(other));
  }

  @ParameterizedTest
  @CsvSource({
    "ios, ''",
    "ios, latest",
    "ios, 12",
    "ios, (4)JA1",
    "ios, 12.2(",
    "ios, JA1",
    "ios, 12.2",
    "ios, 17.9.5.x",
    "iosxe, 3.17",
    "iosxe, 17.9",
    "iosxe, cat9k_iosxe",
    "iosxe, 3.7.1",
    "iosxr, 4.3.2.CSCud37351",
    "iosxr, 7.3",
    "nxos, 07.68",
    "nxos, 9.3",
    "asa, 9.8",
    "asa, 98",
    "aireos, 8.10",
    "junos, 18.4",
    "junos, 20190606.224121_builder.r1033375",
    "eos, 4.33",
    "comware, 7.1.045",
    "comware, 2422",
    "vrp, 5.170",
    "vrp, V200R010",
    "routeros, 7",
    "dotted, 1.2a",
    "dotted, 1..2",
  })
  void whatIsNoVersionIsNotUnderstoodAndLowerThanAny(String name, String text) {
    VersionScheme scheme = VersionSchemes.get(name);
    assertThat(scheme.understands(text)).isFalse();
    assertThat(scheme.same(text, text.toUpperCase(java.util.Locale.ROOT))).isTrue();
    for (String version : List.of("12.2(4)JA1", "17.9.5", "7.3.2", "9.3(7)", "18.4R2", "R2422")) {
      if (scheme.understands(version)) {
        assertThat(scheme.compare(text, version)).isNegative();
        assertThat(scheme.compare(version, text)).isPositive();
        assertThat(scheme.sameTrain(version, text)).isFalse();
      }
    }
  }
}
