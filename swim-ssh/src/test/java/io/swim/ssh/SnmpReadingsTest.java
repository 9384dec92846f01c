package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.PlatformId;
import io.swim.spi.SnmpReading;
import io.swim.spi.SnmpReading.Place;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a definition says that agents tell what they are. */
class SnmpReadingsTest {
  private static List<SnmpReading> readings(String snmp) {
    String text =
        "id: acme-os\nname: Acme\nextends: cisco-ios\ndetect: {sysDescr: '^Acme'}\nsnmp:\n" + snmp;
    return Platforms.bundled()
        .with(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "mine.yaml")
        .snmpReadings(new PlatformId("acme-os"));
  }

  @Test
  void anInstanceAColumnAndAPatternAreRead() {
    List<SnmpReading> readings =
        readings(
            "  version:\n"
                + "    - 1.3.6.1.4.1.99999.1.0\n"
                + "    - {column: 1.3.6.1.2.1.47.1.1.1.1.10, pattern: 'V(?<version>\\S+)'}\n"
                + "  model: {oid: 1.3.6.1.4.1.99999.2.0}\n");

    assertThat(readings)
        .extracting(SnmpReading::fact)
        .containsExactly("version", "version", "model");
    assertThat(readings)
        .extracting(SnmpReading::place)
        .containsExactly(Place.INSTANCE, Place.COLUMN, Place.INSTANCE);
    assertThat(readings.get(1).read("Software V7.1 of today")).contains("7.1");
    assertThat(readings.get(1).read("7.1")).isEmpty();
    assertThat(readings.get(0).read("  ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '  flavour: 1.3.6.1.4.1.9.1.0'                                 | mine.yaml:6: snmp.flavour: unknown name
          '  version: sysDescr'                                          | mine.yaml:6: snmp.version: an object looks like
          '  version: {column: 1.3.6.1.4.1.9, pattern: x}'                | has no group (?<version>...)
          '  version: {pattern: "(?<version>x)"}'                        | lacks 'oid'
          """)
  void whatMakesNoSenseIsNamedWithItsLine(String snmp, String message) {
    assertThatThrownBy(() -> readings(snmp)).hasMessageContaining(message);
  }
}
